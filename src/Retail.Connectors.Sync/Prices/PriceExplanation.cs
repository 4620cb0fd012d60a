using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using NodaTime;
using Retail.Connectors.Amounts;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Sync.Prices;

/// <summary>Why a shop asks so much for a product: every price with where it came from, as it was when it was worked out last.</summary>
public sealed record PriceExplanation
{
    /// <summary>The system whose prices they are.</summary>
    public required SystemName Source { get; init; }

    /// <summary>The shop.</summary>
    public required SystemName Shop { get; init; }

    /// <summary>The article, in the source's words.</summary>
    public required string Sku { get; init; }

    /// <summary>When it was worked out.</summary>
    public required Instant At { get; init; }

    /// <summary>The shop's currency.</summary>
    public required CurrencyCode Currency { get; init; }

    /// <summary>Whether the shop's prices contain tax.</summary>
    public required PriceBasis Basis { get; init; }

    /// <summary>The regular price; null if the source has none.</summary>
    public PriceDerivation? Regular { get; init; }

    /// <summary>The reduced price; null if there is none now or next.</summary>
    public PriceDerivation? Sale { get; init; }

    /// <summary>When the reduced price begins; null for at once.</summary>
    public Instant? SaleFrom { get; init; }

    /// <summary>When it ends; null for never, or when the flow ends it.</summary>
    public Instant? SaleUntil { get; init; }

    /// <summary>What the fields of plugins are made of, by the field's name: one entry for each tier.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<PriceDerivation>> Fields { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableArray<PriceDerivation>>(StringComparer.Ordinal);

    /// <summary>When time alone may change it; null for never.</summary>
    public Instant? NextAt { get; init; }

    /// <summary>What was published last and confirmed by the shop; null if nothing was.</summary>
    public ShownPrice? Published { get; init; }

    /// <summary>When that was confirmed; null if nothing was published.</summary>
    public Instant? PublishedAt { get; init; }

    /// <summary>What the shop itself had when it was read last; null if it was not read.</summary>
    public ShownPrice? Had { get; init; }

    /// <summary>When it was read last; null if it never was.</summary>
    public Instant? ReadAt { get; init; }

    /// <summary>Why what comes out is not published, for people; empty if nothing stands against it.</summary>
    public string Note { get; init; } = string.Empty;

    /// <summary>The explanation as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, PriceJson.Default.PriceExplanation);

    /// <summary>The explanation as lines of text, the way a person would work it out.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Sku} in {Shop}, worked out at {At} from {Source}, {Currency} {(Basis == PriceBasis.Gross ? "with" : "without")} tax");
        text.AppendLine(CultureInfo.InvariantCulture, $"  regular {Regular?.ToString() ?? "none: the list has no price"}");
        if (Sale is not null)
        {
            var window = $"{(SaleFrom is { } from ? $" from {from}" : string.Empty)}{(SaleUntil is { } until ? $" until {until}" : string.Empty)}";
            text.AppendLine(CultureInfo.InvariantCulture, $"  sale{window} {Sale}");
        }

        foreach (var (field, prices) in Fields)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  field {field}{(prices.IsEmpty ? " is empty" : string.Empty)}");
            foreach (var price in prices)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"    {price}");
            }
        }

        text.AppendLine(PublishedAt is { } at ? $"  published {Published} at {at}" : "  never published");
        if (ReadAt is { } read)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  the shop had {Had} at {read}");
        }

        if (NextAt is { } next)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  changes by itself at {next}");
        }

        return Note.Length > 0 ? text.AppendLine(CultureInfo.InvariantCulture, $"  [{Note}]").ToString() : text.ToString();
    }
}
