using System.Collections.Immutable;
using NodaTime;
using Retail.Connectors.Amounts;

namespace Retail.Connectors.Testing.Systems;

/// <summary>What stands in the target before the suite begins, so that it can ask for real things.</summary>
public sealed record SystemProfile
{
    /// <summary>The name under which the connector is registered.</summary>
    public required SystemName System { get; init; }

    /// <summary>A second company of the same server, or a second shop; null if the target knows only one.</summary>
    public SystemProfile? Other { get; init; }

    /// <summary>
    /// The same company under another name, registered so that its orders stay open to changes; null if those of
    /// <see cref="System"/> do. <c>amend-order</c> is tried there, and that <see cref="System"/> refuses it.
    /// </summary>
    public SystemProfile? Amendable { get; init; }

    /// <summary>The currencies it keeps, the company's own first.</summary>
    public required ImmutableArray<CurrencyRules> Currencies { get; init; }

    /// <summary>Articles that are there and kept in stock, at least two. A shop's may be empty: products are put in by the stage.</summary>
    public ImmutableArray<string> Skus { get; init; } = [];

    /// <summary>Taxes of the company, at least one for an ERP.</summary>
    public ImmutableArray<TargetTax> Taxes { get; init; } = [];

    /// <summary>The target's name of a payment method that books what is paid; empty for a shop.</summary>
    public string PaymentMethod { get; init; } = string.Empty;

    /// <summary>Codes of the locations that keep the articles, the first one used for orders.</summary>
    public ImmutableArray<string> Locations { get; init; } = [];

    /// <summary>The time zone of the company's books.</summary>
    public required DateTimeZone TimeZone { get; init; }

    /// <summary>A date on which the books are open.</summary>
    public required LocalDate OpenDate { get; init; }

    /// <summary>ISO 3166-1 code of a country that the target knows. Default <c>US</c>.</summary>
    public string Country { get; init; } = "US";

    /// <summary>
    /// A shop's words for three statuses: that of a placed and paid order, one that it may be set to, and one that it is not in.
    /// </summary>
    public ImmutableArray<string> Statuses { get; init; } = [];

    /// <summary>How long after it was sent the server may still carry a request out: its own limit for a request. Default two minutes.</summary>
    public Duration LatestCommit { get; init; } = Duration.FromMinutes(2);

    /// <summary>How many records the feeds and censuses are tried with. Default 10,000; fewer on a real server.</summary>
    public int Bulk { get; init; } = 10_000;
}
