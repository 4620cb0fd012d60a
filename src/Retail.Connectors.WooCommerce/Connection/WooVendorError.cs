using System.Net;
using System.Text.Json;

namespace Retail.Connectors.WooCommerce.Connection;

/// <summary>WordPress' error object, <c>{code, message, data}</c>.</summary>
/// <param name="Code">Stable name.</param>
/// <param name="Words">The message as plain text, at most 300 characters, in the shop's language.</param>
/// <param name="BareStatus">The status in <c>data</c> where that is a number instead of an object; null otherwise.</param>
internal sealed record WooVendorError(string Code, string Words, int? BareStatus)
{
    public static WooVendorError? TryRead(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref reader);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.String
                    ? new WooVendorError(code.GetString()!, Text(root), Bare(root))
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Text(JsonElement root)
    {
        if (!root.TryGetProperty("message", out var message) || message.ValueKind != JsonValueKind.String)
        {
            return string.Empty;
        }

        var words = WebUtility.HtmlDecode(message.GetString()!);
        return words.Length <= 300 ? words : string.Concat(words.AsSpan(0, 300), "…");
    }

    private static int? Bare(JsonElement root) =>
        root.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Number && data.TryGetInt32(out var status) ? status : null;
}
