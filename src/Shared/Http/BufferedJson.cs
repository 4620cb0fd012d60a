using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Retail.Connectors.Http;

/// <summary>
/// JSON bodies that carry a Content-Length. A chunked body is ignored by some servers: Odoo answers 200 and does nothing.
/// </summary>
internal static class BufferedJson
{
    public static ByteArrayContent Create<T>(T value, JsonTypeInfo<T> type) => FromUtf8(JsonSerializer.SerializeToUtf8Bytes(value, type));

    public static ByteArrayContent FromUtf8(byte[] utf8)
    {
        var content = new ByteArrayContent(utf8);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        content.Headers.ContentLength = utf8.Length;
        return content;
    }
}
