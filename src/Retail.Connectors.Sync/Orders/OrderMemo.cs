using System.Collections.Immutable;
using System.Globalization;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Sync.Orders;

/// <summary>
/// What the order flow notes of an order: its documents, part by part. Ids, counts and digests only. The text begins with its version;
/// <c>v1;part:generation:amendments:cancellations:state:content:document;…</c>, each name escaped.
/// </summary>
internal sealed record OrderMemo(ImmutableArray<OrderMemoPart> Parts)
{
    private const string Version = "v1";

    public static OrderMemo Nothing { get; } = new([]);

    public IEnumerable<OrderMemoPart> Standing => Parts.Where(part => part.Stands);

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">It is of a newer version, or not a note of this flow.</exception>
    public static OrderMemo Parse(string text)
    {
        var rows = text.Split(';');
        return rows[0] == Version
            ? new OrderMemo([.. rows.Skip(1).Select(ParsePart)])
            : throw new FormatException($"The order flow's note begins with '{rows[0]}', and this version reads '{Version}'.");
    }

    /// <summary>A digest of all that an amendment brings to a document.</summary>
    public static string ContentOf(Order order)
    {
        using var digest = new DigestBuilder();
        return digest.Add("commercial", order.CommercialDigest().Value).Add("addresses", order.AddressDigest().Value).Build().Value[..16];
    }

    public OrderMemoPart? Find(string part) => Parts.FirstOrDefault(item => item.Name == part);

    public OrderMemo With(OrderMemoPart part) => Find(part.Name) is { } before
        ? new OrderMemo(Parts.Replace(before, part))
        : new OrderMemo(Parts.Add(part));

    public override string ToString() => string.Join(';', Parts.Select(Text).Prepend(Version));

    private static string Text(OrderMemoPart part) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Uri.EscapeDataString(part.Name)}:{part.Generation}:{part.Amendments}:{part.Cancellations}:{Word(part.State)}:{part.Content}:{Uri.EscapeDataString(part.Document)}");

    private static OrderMemoPart ParsePart(string text) => text.Split(':') is [var name, var generation, var amendments, var cancellations, var state, var content, var document]
        ? new OrderMemoPart(
            Uri.UnescapeDataString(name), int.Parse(generation, CultureInfo.InvariantCulture), int.Parse(amendments, CultureInfo.InvariantCulture),
            int.Parse(cancellations, CultureInfo.InvariantCulture), StateOf(state), content, Uri.UnescapeDataString(document))
        : throw new FormatException($"'{text}' is no part of the order flow's note.");

    private static string Word(OrderPartState state) => state switch
    {
        OrderPartState.Open => "open",
        OrderPartState.Cancelled => "cancelled",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state."),
    };

    private static OrderPartState StateOf(string word) => word switch
    {
        "open" => OrderPartState.Open,
        "cancelled" => OrderPartState.Cancelled,
        _ => throw new FormatException($"'{word}' is no state of the order flow's note."),
    };
}
