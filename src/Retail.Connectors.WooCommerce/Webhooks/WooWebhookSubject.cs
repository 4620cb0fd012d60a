using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace Retail.Connectors.WooCommerce.Webhooks;

/// <summary>What a genuine body is about.</summary>
/// <param name="Id">The record's id; null if the body is an error that the shop sent in its place.</param>
/// <param name="Problem">Why the body cannot be understood; null if it can.</param>
internal readonly record struct WooWebhookSubject(string? Id, string? Problem)
{
    private const int MaxTokens = 1_000_000;
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 512 };

    public static WooWebhookSubject Read(ReadOnlySpan<byte> body)
    {
        if (!Utf8.IsValid(body))
        {
            return new WooWebhookSubject(null, "The body is not UTF-8.");
        }

        try
        {
            return Walk(body);
        }
        catch (JsonException exception)
        {
            return new WooWebhookSubject(null, $"The body is not JSON: {exception.Message}");
        }
    }

    private static WooWebhookSubject Walk(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, Options);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return new WooWebhookSubject(null, "The body is no JSON object.");
        }

        string? id = null;
        var isError = false;
        var tokens = 0;
        while (reader.Read())
        {
            if (++tokens > MaxTokens)
            {
                return new WooWebhookSubject(null, "The body holds more than a million values.");
            }

            if (reader.CurrentDepth != 1 || reader.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            isError |= reader.ValueTextEquals("code"u8);
            if (id is null && reader.ValueTextEquals("id"u8))
            {
                reader.Read();
                id = IdOf(ref reader);
            }
        }

        return id is not null || isError
            ? new WooWebhookSubject(id, null)
            : new WooWebhookSubject(null, "The body has no id.");
    }

    private static string? IdOf(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.Number or JsonTokenType.String
        && Utf8Parser.TryParse(reader.ValueSpan, out long id, out var consumed) && consumed == reader.ValueSpan.Length && id > 0
            ? id.ToString(CultureInfo.InvariantCulture)
            : null;
}
