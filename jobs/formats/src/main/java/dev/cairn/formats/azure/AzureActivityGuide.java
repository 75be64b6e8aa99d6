package dev.cairn.formats.azure;

import dev.cairn.formats.source.FormatGuide;

/** What people are told of Azure's activity log. */
final class AzureActivityGuide {

  static final FormatGuide GUIDE =
      FormatGuide.of(
              "Azure activity log",
              "A diagnostic setting of the subscription sends it to an event hub"
                  + " (`insights-activity-logs` if none is named), whose Kafka endpoint is read"
                  + " or mirrored. All categories: Administrative, Policy, Alert, Security,"
                  + " ResourceHealth, ServiceHealth, Autoscale, Recommendation, and Write, Delete"
                  + " and Action of older records. Three spellings: Event Hubs', the REST"
                  + " interface's, and that of the Log Analytics table AzureActivity."
                  + " `properties`, `identity` and claims may be objects, JSON as text, or such"
                  + " text with single quotes.\n"
                  + "\n"
                  + "One operation has a record for its start, often one for its acceptance, and"
                  + " one for its end. They share `correlation_id`, `event_code` and `resource`"
                  + " and differ in `phase`; the end alone has a status:\n"
                  + "\n"
                  + "```sql\n"
                  + "SELECT s.time AS asked, e.time AS ended, s.activity, e.status, s.user_name,"
                  + " resource FROM events s JOIN events e USING (source, correlation_id,"
                  + " event_code, resource) WHERE source = 'azure.activity' AND s.phase = 'start'"
                  + " AND e.phase = 'end'\n"
                  + "```")
          .field(
              "operationName, operationName.value, OperationNameValue",
              "event_code",
              "Decides `activity` too. Private endpoint connections, of whatever provider:"
                  + " `…/privateEndpointConnectionProxies/write` is `connection_request`;"
                  + " `…/privateEndpointConnections/delete` and"
                  + " `…/privateEndpointConnectionProxies/delete` are `connection_remove`;"
                  + " `…/privateEndpointConnections/write` and"
                  + " `…/privateEndpointConnectionsApproval/action` are what the request's body"
                  + " says, see there. Otherwise the last part decides: `create`, `read`,"
                  + " `update`, `write`, `delete`, and `action` for all else. Health categories"
                  + " are `health`.")
          .field(
              "properties.requestbody",
              "",
              "Decides `activity` of an approval or rejection, by"
                  + " `properties.privateLinkServiceConnectionState.status` in it: Approved is"
                  + " `connection_approve`, Rejected `connection_reject`, Disconnected"
                  + " `connection_remove`. Any other state, a body that is cut or names the state"
                  + " twice, or none: `connection_write`. Records of the same operation in the"
                  + " same Kafka record share what one of them shows. Kept in `unmapped`.")
          .field(
              "time, eventTimestamp, TimeGenerated",
              "",
              "The event's `time`; Kafka's where it cannot be read. Text such as"
                  + " `04/02/2021 07:45:00` is kept in `unmapped`.")
          .field(
              "resultType, status, ActivityStatusValue",
              "phase",
              "And `status`. Start, Started: `start`; Accept, Accepted, In Progress:"
                  + " `accepted`; both with status unknown. Success, Succeeded: `end`, success."
                  + " Failure, Failed: `end`, failure. With or without a dot behind. Any other"
                  + " word (Active, Resolved, Updated) is unknown, without a phase, and kept in"
                  + " `unmapped`.")
          .field(
              "properties.statusCode",
              "http_status",
              "A number or a name (`NotFound`). Where it is missing, the name in"
                  + " `resultSignature` (`Failed.NotFound`), `subStatus` or"
                  + " `ActivitySubstatusValue`. It does not decide `status`.")
          .field("level, Level", "log_level", "In lower case.")
          .field("correlationId, CorrelationId", "correlation_id")
          .field(
              "resourceId, resourceUri, _ResourceId",
              "resource server",
              "Else `properties.entity`. Its case varies: compare in lower case. `server`"
                  + " is the name in it of a database server, virtual machine, Private Link"
                  + " service, load balancer or vault; null for other resources.")
          .field(
              "identity.claims, claims, Claims_d",
              "user_name actor_uid actor_app_uid",
              "`user_name` from the claim `…/claims/upn`, else `…/claims/name`,"
                  + " `unique_name`, or `caller` where it is a principal name; `actor_uid` from"
                  + " `…/claims/objectidentifier`, else `oid`; `actor_app_uid` from `appid`, else"
                  + " `azp`. The other claims are kept in `unmapped`; `ipaddr` is where the token"
                  + " was got, not where the call came from.")
          .field(
              "callerIpAddress, httpRequest.clientIpAddress, CallerIpAddress",
              "client_ip client_port",
              "With or without a port; may be masked by Azure (last part 0).")
          .field(
              "durationMs",
              "duration_us",
              "A number or a text. Of a start it is 0 and says nothing.")
          .cannotTell(
              "Whether a connection was approved or rejected, where the request's body is"
                  + " missing: both are `connection_write`. Compare with the connection list of"
                  + " the Private Link service.")
          .cannotTell(
              "An automatic approval: a subscription on the service's list is let in"
                  + " without an operation of its own.")
          .cannotTell(
              "What the other side did: Snowflake's own steps are in the log of its"
                  + " subscription, not in this one.")
          .cannotTell(
              "The outcome of a start whose end did not arrive. Azure promises neither"
                  + " complete nor ordered delivery.")
          .cannotTell(
              "Which private endpoint later sent which traffic: the connection's link"
                  + " identifier is in no other log of the path.")
          .cannotTell(
              "The caller's name where a service principal acts (only its ids), or anybody"
                  + " at all where the platform acts; and the full address where Azure masked it.")
          .cannotTell(
              "Reads: the activity log records changes and actions only.")
          .cannotTell(
              "Whether a resource is well now: a real record calls a load balancer"
                  + " `Unavailable` in its title and `Available` in its state.")
          .build();

  private AzureActivityGuide() {}
}
