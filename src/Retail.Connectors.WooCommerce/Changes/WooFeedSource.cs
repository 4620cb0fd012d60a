using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.WooCommerce.Wire;

namespace Retail.Connectors.WooCommerce.Changes;

/// <summary>What tells the feed of one kind of record from that of another.</summary>
/// <typeparam name="TRecord">What the shop lists.</typeparam>
/// <typeparam name="T">What is told.</typeparam>
internal sealed record WooFeedSource<TRecord, T>
    where TRecord : class
    where T : class
{
    /// <summary>What the feed cannot see.</summary>
    public required string Gaps { get; init; }

    /// <summary>What is told.</summary>
    public required EntityKind Kind { get; init; }

    /// <summary>What is listed, below <c>wc/v3</c>.</summary>
    public required string Path { get; init; }

    /// <summary>It begins where the options say. Default: no, with all there is.</summary>
    public bool BeginsAtFrom { get; init; }

    /// <summary>The query for what happened after a moment; null for everything.</summary>
    public required Func<Instant?, WooParameters> After { get; init; }

    /// <summary>Reads pages.</summary>
    public required WooSlices<TRecord> Slices { get; init; }

    /// <summary>The moment by which the shop narrows the list; null if it cannot be read.</summary>
    public required Func<TRecord, Instant?> Moment { get; init; }

    /// <summary>What tells one state of a record from another, as far as the list shows it.</summary>
    public required Func<TRecord, string> Stamp { get; init; }

    /// <summary>
    /// Reads what else is needed to tell some records, and gives what tells one of them. That may throw
    /// <see cref="ConnectorErrorKind.Contract"/>, which makes the record unreadable.
    /// </summary>
    public required Func<IReadOnlyList<TRecord>, CancellationToken, Task<Func<TRecord, FeedItem<T>>>> PrepareAsync { get; init; }
}
