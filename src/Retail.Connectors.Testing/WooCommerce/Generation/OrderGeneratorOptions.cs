using NodaTime;

namespace Retail.Connectors.Testing.WooCommerce.Generation;

/// <summary>What generated orders look like.</summary>
public sealed record OrderGeneratorOptions
{
    /// <summary>From when on orders are to be synchronised; 2026-01-01 in UTC by default. About one in twenty is older.</summary>
    public Instant From { get; init; } = Instant.FromUtc(2026, 1, 1, 0, 0);

    /// <summary>When the youngest order is placed; 2026-11-22 in UTC by default.</summary>
    public Instant Until { get; init; } = Instant.FromUtc(2026, 11, 22, 0, 0);

    /// <summary>The share of all orders made unmappable, rounded down to whole orders; 0.02 by default.</summary>
    public decimal UnmappableShare { get; init; } = 0.02m;
}
