package dev.cairn.archive.keys;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelinePosition;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelineSyncPolicy;

/**
 * Reads an answer to its end within each try. The client's retries see no further than the headers:
 * a connection that breaks in the middle of the body would end the call at once.
 */
final class WholeAnswers extends HttpPipelineSyncPolicy {

  @Override
  protected HttpResponse afterReceivedResponse(
      HttpPipelineCallContext context, HttpResponse response) {
    HttpResponse buffered = response.buffer();
    buffered.getBodyAsBinaryData().toBytes();
    return buffered;
  }

  @Override
  public HttpPipelinePosition getPipelinePosition() {
    return HttpPipelinePosition.PER_RETRY;
  }
}
