package dev.cairn.testkit.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cairn.testkit.http.Headers;
import dev.cairn.testkit.http.RequestHead;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateRequestTest {

  private static final String ACCOUNT = "/devstoreaccount1";

  private static GateRequest request(String method, String target, String... headers) {
    Headers all = Headers.NONE;
    for (int i = 0; i < headers.length; i += 2) {
      all = all.with(headers[i], headers[i + 1]);
    }
    return GateRequest.parse(new RequestHead(method, ACCOUNT + target, all));
  }

  @Test
  void aNameIsTheSameHoweverItIsEncoded() {
    BlobName name = new BlobName("con", "a/b c+d%.txt");

    assertThat(request("GET", "/con/a/b%20c+d%25.txt").name()).isEqualTo(name);
    assertThat(request("GET", "/con/a%2Fb%20c%2Bd%25.txt?versionid=x%3A1").name()).isEqualTo(name);
    assertThat(request("GET", "/con/a?versionid=x%3A1").versionId()).contains("x:1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//con/a", "/con//a", "/con/a/../b", "/con/./a", "/con/a%2F..%2Fb", "/con/%zz",
        "/CON/a", "/co/a", "/con/a?comp=tags&comp=metadata", "/con/a?comp=tags&COMP=metadata"
      })
  void whatCouldBeReadInTwoWaysIsRefused(String target) {
    assertThatThrownBy(() -> request("PUT", target))
        .isInstanceOfSatisfying(GateRefusal.class, e -> assertThat(e.status()).isEqualTo(400));
  }

  @Test
  void anotherAccountIsRefused() {
    assertThatThrownBy(
            () -> GateRequest.parse(new RequestHead("GET", "/other/con/a", Headers.NONE)))
        .isInstanceOf(GateRefusal.class);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    /con/a,                                     READ",
    "HEAD,   /con/a?versionid=1,                         READ",
    "GET,    /con/a?comp=blocklist,                      PASS",
    "GET,    /con/a?comp=tags&versionid=1,               NOT_UNDERSTOOD_ANYWHERE",
    "PUT,    /con/a?comp=block&blockid=1,                PASS",
    "PUT,    /con/a?comp=blocklist,                      WRITE",
    "PUT,    /con/a?comp=BlockList,                      WRITE",
    "PUT,    /con/a?comp=blocklist&versionid=1,          NOT_UNDERSTOOD",
    "PUT,    /con/a?comp=metadata,                       SET_METADATA",
    "PUT,    /con/a?comp=properties,                     SET_PROPERTIES",
    "PUT,    /con/a?comp=tags,                           SET_TAGS",
    "PUT,    /con/a?comp=tags&versionid=1,               NOT_UNDERSTOOD",
    "PUT,    /con/a?comp=immutabilityPolicies,           SET_POLICY",
    "DELETE, /con/a?comp=immutabilityPolicies,           DELETE_POLICY",
    "PUT,    /con/a?comp=legalhold&versionid=1,          SET_LEGAL_HOLD",
    "DELETE, /con/a,                                     DELETE",
    "DELETE, /con/a?versionid=1,                         DELETE",
    "DELETE, /con/a?versionid=1&deletetype=permanent,    NOT_UNDERSTOOD",
    "DELETE, /con/a?snapshot=1,                          NOT_UNDERSTOOD",
    "PUT,    /con/a?comp=snapshot,                       NOT_UNDERSTOOD",
    "PUT,    /con/a?comp=tier,                           NOT_UNDERSTOOD",
    "PUT,    /con/a?comp=undelete,                       NOT_UNDERSTOOD",
    "PUT,    /con/a?comp=appendblock,                    NOT_UNDERSTOOD",
    "PUT,    /con/a?comp=page,                           NOT_UNDERSTOOD",
    "PUT,    /con/a?comp=new,                            NOT_UNDERSTOOD",
    "POST,   /con/a?comp=query,                          NOT_UNDERSTOOD",
    "PATCH,  /con/a,                                     NOT_UNDERSTOOD",
    "GET,    /con?restype=container&comp=list,           LIST_BLOBS",
    "HEAD,   /con?restype=container,                     CONTAINER_PROPERTIES",
    "PUT,    /con?restype=container,                     PASS",
    "DELETE, /con?restype=container,                     DELETE_CONTAINER",
    "POST,   /con?restype=container&comp=batch,          NOT_UNDERSTOOD",
    "POST,   /?comp=batch,                               NOT_UNDERSTOOD_ANYWHERE",
    "GET,    /?comp=list,                                PASS",
    "DELETE, /con,                                       NOT_UNDERSTOOD_ANYWHERE"
  })
  void operationsAreKnownByMethodAndQuery(String method, String target, GateOperation expected) {
    assertThat(request(method, target).operation()).isEqualTo(expected);
  }

  @Test
  void whatAPutIsDependsOnItsHeaders() {
    String source = "http://127.0.0.1/devstoreaccount1/con/b";

    assertThat(request("PUT", "/con/a", "x-ms-blob-type", "BlockBlob").operation())
        .isEqualTo(GateOperation.WRITE);
    assertThat(request("PUT", "/con/a", "X-Ms-Copy-Source", source).operation())
        .isEqualTo(GateOperation.WRITE);
    assertThat(request("PUT", "/con/a").operation()).isEqualTo(GateOperation.NOT_UNDERSTOOD);
    assertThat(request("PUT", "/con/a", "x-ms-blob-type", "AppendBlob").operation())
        .isEqualTo(GateOperation.NOT_UNDERSTOOD);
    assertThat(
            request("PUT", "/con/a", "x-ms-copy-source", source, "x-ms-requires-sync", "true")
                .operation())
        .isEqualTo(GateOperation.NOT_UNDERSTOOD);
    assertThat(
            request("PUT", "/con/a", "x-ms-copy-source", source + "?versionid=1").operation())
        .isEqualTo(GateOperation.NOT_UNDERSTOOD);
    assertThat(request("DELETE", "/con/a", "x-ms-delete-snapshots", "only").operation())
        .isEqualTo(GateOperation.NOT_UNDERSTOOD);
  }
}
