namespace Retail.Connectors.Sync.Checkout;

/// <summary>How questions at checkout are answered.</summary>
public sealed class LiveCheckOptions
{
    /// <summary>The codes of the locations whose stock counts. Required for questions of availability.</summary>
    public IList<string> Locations { get; } = [];

    /// <summary>How many of each product are never promised, in sales units. Default none.</summary>
    public decimal Safety { get; set; }

    /// <summary>The price list that is asked; empty for the products' own prices, the default.</summary>
    public string PriceList { get; set; } = string.Empty;

    /// <summary>
    /// The shop whose prices are asked: the answer is what its flow of prices publishes there, by the same rules, and what the shop asks where that
    /// waits for a person. Null for the system's own prices on <see cref="PriceList"/>, the default.
    /// </summary>
    public SystemName? Shop { get; set; }

    /// <summary>How long a customer may wait for an answer. Default 300 ms.</summary>
    public TimeSpan Budget { get; set; } = TimeSpan.FromMilliseconds(300);

    /// <summary>How long an answer is given again without asking. Default five seconds.</summary>
    public TimeSpan FreshFor { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How old an answer may be that is given when the system does not answer in time. Default ten minutes.</summary>
    public TimeSpan KeptFor { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>After a question failed, how long the same one is not asked again, so that not every customer waits. Default one second.</summary>
    public TimeSpan PauseAfterFailure { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>True if goods count as available when nothing else is known: sell now and sort it out later. Default false.</summary>
    public bool PromisesUnknown { get; set; }

    /// <summary>How many questions may be open at the system at one time. Default 8.</summary>
    public int MaxOpen { get; set; } = 8;

    /// <summary>How many answers are kept in memory; the oldest go first. Default 100,000.</summary>
    public int MaxKept { get; set; } = 100_000;
}
