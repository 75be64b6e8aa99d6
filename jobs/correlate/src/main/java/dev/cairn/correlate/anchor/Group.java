package dev.cairn.correlate.anchor;

import dev.cairn.schemas.AnchorLogon;
import dev.cairn.schemas.AnchorPort;
import java.util.List;

/** Flows and logins that may belong together and with no others, each in the order of time. */
record Group(List<AnchorPort> ports, List<AnchorLogon> logons) {}
