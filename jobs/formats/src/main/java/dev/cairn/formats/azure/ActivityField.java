package dev.cairn.formats.azure;

/**
 * Fields of the activity log under each of their names: as Event Hubs delivers them, as the REST
 * interface writes them, and as columns of the Log Analytics table AzureActivity.
 */
enum ActivityField {
  OPERATION,
  CATEGORY,
  EVENT_TIME,
  TIME,
  RESULT,
  SIGNATURE,
  STATUS_CODE,
  LEVEL,
  CORRELATION,
  RESOURCE,
  ENTITY,
  CALLER,
  CALLER_IP,
  DURATION,
  REQUEST_BODY;

  static final Spellings<ActivityField> TOP =
      new Spellings<ActivityField>()
          .add(OPERATION, "operationName", "OperationNameValue")
          .add(CATEGORY, "category", "CategoryValue")
          .add(EVENT_TIME, "eventTimestamp")
          .add(TIME, "time", "TimeGenerated", "timestamp", "timeStamp")
          .add(RESULT, "resultType", "status", "ActivityStatusValue")
          .add(SIGNATURE, "resultSignature", "subStatus", "ActivitySubstatusValue")
          .add(LEVEL, "level", "Level")
          .add(CORRELATION, "correlationId", "CorrelationId")
          .add(RESOURCE, "resourceId", "resourceUri", "_ResourceId", "ResourceId")
          .add(CALLER, "caller", "Caller")
          .add(CALLER_IP, "callerIpAddress", "CallerIpAddress")
          .add(DURATION, "durationMs");

  static final Spellings<ActivityField> PROPERTIES =
      new Spellings<ActivityField>()
          .add(STATUS_CODE, "statusCode")
          .add(ENTITY, "entity")
          .add(REQUEST_BODY, "requestbody", "requestBody", "RequestBody");

  static final Spellings<ActivityField> HTTP_REQUEST =
      new Spellings<ActivityField>().add(CALLER_IP, "clientIpAddress");
}
