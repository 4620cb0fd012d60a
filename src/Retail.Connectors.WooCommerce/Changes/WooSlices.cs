using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Retail.Connectors.WooCommerce.Connection;

namespace Retail.Connectors.WooCommerce.Changes;

/// <summary>Reads a page of records as a whole and, if that fails, one by one, so that a bad record does not take its page along.</summary>
/// <typeparam name="TRecord">The record's type.</typeparam>
/// <param name="system">The shop.</param>
/// <param name="record">How one is read.</param>
/// <param name="records">How a page is read.</param>
/// <param name="id">A record's id.</param>
internal sealed class WooSlices<TRecord>(
    SystemName system, JsonTypeInfo<TRecord> record, JsonTypeInfo<List<TRecord>> records, Func<TRecord, long> id)
    where TRecord : class
{
    private const int RawLength = 2000;
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 512 };

    public IReadOnlyList<WooEntry<TRecord>> Read(WooAnswer answer)
    {
        try
        {
            var page = JsonSerializer.Deserialize(answer.Body, records);
            if (page is not null && page.TrueForAll(element => element is not null && id(element) > 0))
            {
                return page.ConvertAll(element => new WooEntry<TRecord>(id(element), element, string.Empty, string.Empty));
            }
        }
        catch (JsonException)
        {
            // At least one of them: they are looked at one by one.
        }

        return OneByOne(answer);
    }

    private List<WooEntry<TRecord>> OneByOne(WooAnswer answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer.Body, Deep);
            return document.RootElement.ValueKind == JsonValueKind.Array
                ? [.. document.RootElement.EnumerateArray().Select(Entry)]
                : throw WooErrors.Contract(system, "A list is no JSON array.", answer.RequestId);
        }
        catch (JsonException exception)
        {
            throw WooErrors.Contract(system, $"A list cannot be read: {exception.Message}", answer.RequestId, exception);
        }
    }

    private WooEntry<TRecord> Entry(JsonElement element)
    {
        var number = element.ValueKind == JsonValueKind.Object && element.TryGetProperty("id", out var value)
            && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var known)
                ? known
                : 0;
        try
        {
            if (number > 0 && element.Deserialize(record) is { } readable)
            {
                return new WooEntry<TRecord>(number, readable, string.Empty, string.Empty);
            }

            return new WooEntry<TRecord>(number, null, Shortened(element), "It is no object with an id.");
        }
        catch (JsonException exception)
        {
            return new WooEntry<TRecord>(number, null, Shortened(element), exception.Message);
        }
    }

    private static string Shortened(JsonElement element)
    {
        var raw = element.GetRawText();
        return raw.Length <= RawLength ? raw : raw[..RawLength];
    }
}
