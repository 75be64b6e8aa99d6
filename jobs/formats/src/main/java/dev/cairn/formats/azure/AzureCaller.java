package dev.cairn.formats.azure;

import dev.cairn.formats.record.Endpoint;
import dev.cairn.formats.record.JsonObject;
import dev.cairn.schemas.AuditEvent;

/** Who called Azure, and from where, as the logs of its control plane tell it. */
final class AzureCaller {

  private static final String SOAP = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";
  private static final String ENTRA = "http://schemas.microsoft.com/identity/claims/";

  private static final Spellings<Claim> IN_TOKEN =
      new Spellings<Claim>()
          .add(Claim.USER_NAME, SOAP + "upn", "upn", SOAP + "name", "unique_name")
          .add(Claim.ACTOR_UID, ENTRA + "objectidentifier", "oid")
          .add(Claim.APP_UID, "appid", "azp");

  // AzureDiagnostics makes each claim a column: what is no letter becomes _, then comes the type
  private static final String FLAT = "identity_claim_";
  private static final String FLAT_SOAP =
      FLAT + "http_schemas_xmlsoap_org_ws_2005_05_identity_claims_";
  private static final String FLAT_ENTRA = FLAT + "http_schemas_microsoft_com_identity_claims_";

  private static final Spellings<Claim> FLATTENED =
      new Spellings<Claim>()
          .add(
              Claim.USER_NAME,
              FLAT_SOAP + "upn_s",
              FLAT + "upn_s",
              FLAT_SOAP + "name_s",
              FLAT + "unique_name_s")
          .add(Claim.ACTOR_UID, FLAT_ENTRA + "objectidentifier_g", FLAT + "oid_g")
          .add(Claim.APP_UID, FLAT + "appid_g", FLAT + "azp_g");

  private static final Claim[] CLAIMS = Claim.values();

  private enum Claim {
    USER_NAME,
    ACTOR_UID,
    APP_UID
  }

  private AzureCaller() {}

  /**
   * Sets who called.
   *
   * @param claims the claims of the caller's token; null if the record has none
   * @param flattened where Log Analytics puts the same claims as columns; null if nowhere
   * @return whether the record names a caller
   */
  static boolean identify(AuditEvent event, JsonObject claims, JsonObject flattened) {
    AliasedFields<Claim> fields = new AliasedFields<>(CLAIMS);
    fields.index(claims, IN_TOKEN);
    fields.index(flattened, FLATTENED);
    event.setUserName(fields.text(Claim.USER_NAME));
    event.setActorUid(fields.text(Claim.ACTOR_UID));
    event.setActorAppUid(fields.text(Claim.APP_UID));
    return event.getUserName() != null
        || event.getActorUid() != null
        || event.getActorAppUid() != null;
  }

  /** Sets the client's address, with a port if there is one; a text that is none is not taken. */
  static <F extends Enum<F>> void locate(AuditEvent event, AliasedFields<F> fields, F field) {
    String text = fields.peek(field);
    if (text == null) {
      return;
    }
    // an IPv6 address without brackets has no port: its last colon is its own
    boolean bareIpv6 = hasTwoColons(text) && text.charAt(0) != '[';
    Endpoint endpoint = bareIpv6 ? new Endpoint(text, null) : Endpoint.parse(text);
    // a single colon that is left had no port behind it
    boolean rest = endpoint.host().indexOf(':') >= 0 && !hasTwoColons(endpoint.host());
    if (!rest && endpoint.isAddress()) {
      endpoint.setClient(event);
      fields.take(field);
    }
  }

  private static boolean hasTwoColons(String text) {
    return text.indexOf(':') != text.lastIndexOf(':');
  }
}
