using System.Net;
using System.Text.Json;

namespace Retail.Connectors.WooCommerce.Connection;

/// <summary>WordPress' error object, <c>{code, message, data}</c>.</summary>
/// <param name="Code">Stable name.</param>
/// <param name="Words">The message as plain text, at most 300 characters, in the shop's language.</param>
/// <param name="BareStatus">The status in <c>data</c> where that is a number instead of an object; null otherwise.</param>
/// <param name="DraftOrderId">The draft that a refused order left behind; null if none.</param>
internal sealed record WooVendorError(string Code, string Words, int? BareStatus, long? DraftOrderId)
{
    public static WooVendorError? TryRead(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref reader);
            return TryRead(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static WooVendorError? TryRead(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.String
            ? new WooVendorError(code.GetString()!, Text(root), Bare(root), Draft(root))
            : null;

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

    private static long? Draft(JsonElement root) =>
        root.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object
        && data.TryGetProperty(WooErrors.DraftOrderId, out var draft) && draft.ValueKind == JsonValueKind.Number && draft.TryGetInt64(out var id)
            ? id
            : null;
}
