package dev.cairn.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpWireTest {

  private static InputStream in(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  @Test
  void aRequestIsReadAsItStands() throws IOException {
    RequestHead head =
        Heads.readRequest(in("PUT /a%2Fb?x=1 HTTP/1.1\r\nHost: h\r\nX-Ms-Meta-Foo:  1 \r\n\r\nbody"))
            .orElseThrow();

    assertThat(head.method()).isEqualTo("PUT");
    assertThat(head.path()).isEqualTo("/a%2Fb");
    assertThat(head.query()).isEqualTo("x=1");
    assertThat(head.headers().first("x-ms-meta-foo")).contains("1");
    assertThat(head.headers().fields().get(1).name()).isEqualTo("X-Ms-Meta-Foo");
    assertThat(Heads.readRequest(in(""))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"GET / HTTP/1.0\r\n\r\n", "rubbish\r\n\r\n", "GET / HTTP/1.1\r\nnothing\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: h\r\n", "GET / HTTP/1.1"})
  void whatIsNoRequestIsRefused(String text) {
    assertThatThrownBy(() -> Heads.readRequest(in(text))).isInstanceOf(IOException.class);
  }

  @Test
  void interimAnswersAreSkipped() throws IOException {
    ResponseHead head =
        Heads.readResponse(in("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 Made It\r\nA: b\r\n\r\n"));

    assertThat(head).isEqualTo(new ResponseHead(201, "Made It", Headers.NONE.with("A", "b")));
  }

  @Test
  void chunksAreJoinedAndTheRestOfTheStreamStays() throws IOException {
    InputStream stream = in("3;ext=1\r\nabc\r\nA\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\nnext");

    assertThat(text(new ChunkedInput(stream))).isEqualTo("abc0123456789");
    assertThat(text(stream)).isEqualTo("next");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3\r\nab", "3\r\nabcd\r\n0\r\n\r\n", "x\r\n", "3\r\nabc\r\n", "0\r\n"})
  void brokenChunksAreRefused(String text) {
    assertThatThrownBy(() -> text(new ChunkedInput(in(text)))).isInstanceOf(IOException.class);
  }

  @Test
  void aBodyThatIsShorterThanItSaysIsRefused() throws IOException {
    Body body = Body.ofRequest(in("abc"), Headers.NONE.with("Content-Length", "4"));

    assertThat(body.length()).isEqualTo(4);
    assertThatThrownBy(() -> body.bytes().readAllBytes()).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> Body.ofRequest(in(""), Headers.NONE.with("Content-Length", "-4")))
        .isInstanceOf(IOException.class);
  }

  @Test
  void whatIsWrittenInChunksIsReadAgain() throws IOException {
    byte[] content = new byte[200_000];
    var bytes = new ByteArrayOutputStream();

    new BodyOutput(bytes, true).write(new ByteArrayInputStream(content));

    assertThat(new ChunkedInput(new ByteArrayInputStream(bytes.toByteArray())).readAllBytes())
        .isEqualTo(content);
  }

  @Test
  void headersAreComparedWithoutCase() {
    Headers headers = Headers.NONE.with("ETag", "1").with("X-Ms-A", "2").with("etag", "3");

    assertThat(headers.fields()).hasSize(2);
    assertThat(headers.first("ETAG")).contains("3");
    assertThat(headers.withoutPrefix("x-ms-").fields()).hasSize(1);
    assertThat(headers.without("etag", "x-ms-a")).isEqualTo(Headers.NONE);
  }
}
