using System.Text.Json;
using Retail.Connectors.WooCommerce.Connection;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Orders;

/// <summary>Reads a page of orders as a whole and, if that fails, one by one, so that a bad order does not take its page along.</summary>
internal sealed class WooOrderSlices(SystemName system)
{
    private const int RawLength = 2000;
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 512 };

    public IReadOnlyList<WooOrderEntry> Read(WooAnswer answer)
    {
        try
        {
            var orders = JsonSerializer.Deserialize(answer.Body, WooJson.Default.ListWooOrder);
            if (orders is not null && orders.TrueForAll(order => order is { Id: > 0 }))
            {
                return orders.ConvertAll(order => new WooOrderEntry(order.Id, order, string.Empty, string.Empty));
            }
        }
        catch (JsonException)
        {
            // At least one of them: they are looked at one by one.
        }

        return OneByOne(answer);
    }

    private List<WooOrderEntry> OneByOne(WooAnswer answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer.Body, Deep);
            return document.RootElement.ValueKind == JsonValueKind.Array
                ? [.. document.RootElement.EnumerateArray().Select(Entry)]
                : throw WooErrors.Contract(system, "A list of orders is no JSON array.", answer.RequestId);
        }
        catch (JsonException exception)
        {
            throw WooErrors.Contract(system, $"A list of orders cannot be read: {exception.Message}", answer.RequestId, exception);
        }
    }

    private static WooOrderEntry Entry(JsonElement element)
    {
        var id = element.ValueKind == JsonValueKind.Object && element.TryGetProperty("id", out var value)
            && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number)
                ? number
                : 0;
        try
        {
            if (id > 0 && element.Deserialize(WooJson.Default.WooOrder) is { } order)
            {
                return new WooOrderEntry(id, order, string.Empty, string.Empty);
            }

            return new WooOrderEntry(id, null, Shortened(element), "It is no object with an id.");
        }
        catch (JsonException exception)
        {
            return new WooOrderEntry(id, null, Shortened(element), exception.Message);
        }
    }

    private static string Shortened(JsonElement element)
    {
        var raw = element.GetRawText();
        return raw.Length <= RawLength ? raw : raw[..RawLength];
    }
}
