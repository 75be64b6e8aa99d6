package dev.cairn.formats.azure;

import dev.cairn.formats.cutting.Embedded;
import dev.cairn.formats.record.Activity;
import dev.cairn.formats.record.BadElement;
import dev.cairn.formats.record.Element;
import dev.cairn.formats.record.JsonObject;
import dev.cairn.formats.record.RecordOutput;
import dev.cairn.formats.record.Timestamps;
import dev.cairn.formats.record.Timestamps.Stamp;
import dev.cairn.formats.source.Format;
import dev.cairn.formats.source.FormatGuide;
import dev.cairn.formats.sql.Ascii;
import dev.cairn.schemas.AuditEvent;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Azure's activity log, all categories: who asked Azure Resource Manager for what, and how it
 * ended; and what the platform says of its own health.
 *
 * <p>An operation has a record for its start, often one for its acceptance, and one for its end;
 * only the last has a status. An approval of a private endpoint connection and a rejection have the
 * same name: the body of the request tells them apart, and where there is none the activity stays
 * {@code connection_write}.
 */
final class AzureActivityFormat implements Format {

  private static final Set<String> CATEGORIES = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private static final Set<String> HEALTH = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private static final ActivityField[] FIELDS = ActivityField.values();

  static {
    Collections.addAll(HEALTH, "ResourceHealth", "ServiceHealth");
    CATEGORIES.addAll(HEALTH);
    Collections.addAll(
        CATEGORIES, "Administrative", "Policy", "Alert", "Security", "Autoscale", "Recommendation");
    // of Administrative, before 2018
    Collections.addAll(CATEGORIES, "Write", "Delete", "Action");
  }

  @Override
  public FormatGuide guide() {
    return AzureActivityGuide.GUIDE;
  }

  @Override
  public boolean recognises(Element element) {
    Object category = element.json().peek("category");
    if (category == null) {
      category = element.json().peek("CategoryValue");
    }
    if (category instanceof JsonObject rest) {
      category = rest.peek("value");
    }
    return category instanceof String name && CATEGORIES.contains(name);
  }

  @Override
  public void read(Element element, RecordOutput out) throws BadElement {
    JsonObject in = element.json();
    JsonObject properties = Embedded.object(in, "properties", "Properties_d", "Properties");
    AliasedFields<ActivityField> fields = new AliasedFields<>(FIELDS);
    fields.index(in, ActivityField.TOP);
    fields.index(properties, ActivityField.PROPERTIES);
    fields.index(Embedded.object(in, "httpRequest", "HTTPRequest"), ActivityField.HTTP_REQUEST);

    String name = fields.text(ActivityField.OPERATION);
    if (name == null) {
      throw BadElement.missing("operationName");
    }
    ActivityOperation operation = ActivityOperation.of(name);
    String category = fields.peek(ActivityField.CATEGORY);
    boolean health = category != null && HEALTH.contains(category);
    AuditEvent event =
        out.event(health ? Activity.HEALTH : operation.activity(), element.contentHash());
    event.setEventCode(name);
    setTime(fields, event);
    setCaller(in, fields, event);
    setResource(fields, event);
    setResult(fields, event);
    event.setCorrelationId(fields.text(ActivityField.CORRELATION));
    event.setDurationUs(fields.micros(ActivityField.DURATION));
    String level = fields.text(ActivityField.LEVEL);
    event.setLogLevel(level == null ? null : Ascii.lowerCase(level));

    Activity shown = null;
    if (operation.setsConnectionState()) {
      shown = ConnectionRequest.activity(fields.value(ActivityField.REQUEST_BODY));
      event.setActivity((shown == null ? Activity.CONNECTION_WRITE : shown).code());
    }
    event.setUnmapped(in.unmapped());
    if (operation.setsConnectionState()) {
      // last, since nothing can fail any more
      out.notes(ConnectionOperations.class, ConnectionOperations::new).add(event, shown);
    }
  }

  private static void setTime(AliasedFields<ActivityField> fields, AuditEvent event) {
    Stamp own = fields.time(ActivityField.EVENT_TIME);
    Stamp envelope = own == null ? fields.time(ActivityField.TIME) : null;
    if (own != null) {
      Timestamps.set(event, own, Timestamps.RECORD);
    } else if (envelope != null) {
      Timestamps.set(event, envelope, Timestamps.ENVELOPE);
    }
  }

  private static void setCaller(
      JsonObject in, AliasedFields<ActivityField> fields, AuditEvent event) {
    JsonObject claims = Embedded.object(Embedded.object(in, "identity"), "claims");
    if (claims == null) {
      claims = Embedded.object(in, "claims", "Claims_d", "Claims");
    }
    AzureCaller.identify(event, claims, null);
    AzureCaller.locate(event, fields, ActivityField.CALLER_IP);
    // of a service principal the caller is its id
    String caller = fields.peek(ActivityField.CALLER);
    if (caller != null && caller.indexOf('@') > 0 && event.getUserName() == null) {
      event.setUserName(caller);
    }
    if (caller != null && caller.equals(event.getUserName())) {
      fields.take(ActivityField.CALLER);
    }
  }

  private static void setResource(AliasedFields<ActivityField> fields, AuditEvent event) {
    String resource = fields.text(ActivityField.RESOURCE);
    if (resource == null) {
      resource = fields.text(ActivityField.ENTITY);
    }
    event.setResource(resource);
    event.setServer(AzureResource.server(resource));
  }

  private static void setResult(AliasedFields<ActivityField> fields, AuditEvent event) {
    ActivityResult result = ActivityResult.of(fields.peek(ActivityField.RESULT));
    if (result != null) {
      result.set(event);
      fields.take(ActivityField.RESULT);
    }
    Integer code = code(fields);
    if (code != null) {
      fields.take(ActivityField.STATUS_CODE);
    } else {
      String signature = fields.peek(ActivityField.SIGNATURE);
      // Failed.NotFound from Event Hubs, NotFound from elsewhere
      code =
          HttpStatus.named(
              signature == null ? null : signature.substring(signature.indexOf('.') + 1));
    }
    event.setHttpStatus(code);
  }

  private static Integer code(AliasedFields<ActivityField> fields) {
    Integer named = HttpStatus.named(fields.peek(ActivityField.STATUS_CODE));
    return named != null ? named : HttpStatus.of(fields.number(ActivityField.STATUS_CODE));
  }
}
