package dev.clioremind.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** A caller of the Clio stand-in that knows nothing of our adapter. */
final class ClioClient {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI base;
  private String token;

  ClioClient(URI base, String token) {
    this.base = base;
    this.token = token;
  }

  void useToken(String other) {
    token = other;
  }

  /**
   * @param pairs names and values in turn, not encoded
   */
  HttpResponse<String> get(String path, String... pairs) throws IOException, InterruptedException {
    var query = new ArrayList<String>();
    for (int i = 0; i < pairs.length; i += 2) {
      query.add(pairs[i] + "=" + URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
    }
    return send(request("/api/v4/" + path + "?" + String.join("&", query)));
  }

  HttpRequest.Builder request(String pathAndQuery) {
    return HttpRequest.newBuilder(base.resolve(pathAndQuery))
        .header("Authorization", "Bearer " + token);
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  JsonObject json(String path, String... pairs) throws IOException, InterruptedException {
    return JsonParser.parseString(get(path, pairs).body()).getAsJsonObject();
  }

  JsonArray data(String path, String... pairs) throws IOException, InterruptedException {
    return json(path, pairs).getAsJsonArray("data");
  }

  /** One field of all rows, as text. */
  List<String> column(String field, String path, String... pairs)
      throws IOException, InterruptedException {
    return StreamSupport.stream(data(path, pairs).spliterator(), false)
        .map(JsonElement::getAsJsonObject)
        .map(row -> row.get(field).toString().replace("\"", ""))
        .toList();
  }
}
