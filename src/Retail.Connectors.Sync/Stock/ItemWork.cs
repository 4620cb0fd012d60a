using NodaTime;
using Retail.Connectors.Pipelines.Batches;

namespace Retail.Connectors.Sync.Stock;

/// <summary>One article in one run.</summary>
internal sealed class ItemWork(string sku, BatchItem item)
{
    public string Sku { get; } = sku;

    public BatchItem Item { get; set; } = item;

    public ItemState State { get; set; } = ItemState.Read(item.Memo);

    public StockExplanation? Explanation { get; set; }

    /// <summary>Channels in which it is still to be read or written.</summary>
    public int Open { get; set; }

    /// <summary>True if a call failed: it is tried again.</summary>
    public bool Failed { get; set; }

    public bool IsChanged { get; set; }

    /// <summary>True if all sources told their numbers, so that no change from before the run is left.</summary>
    public bool IsComplete { get; set; }

    /// <summary>When it is to be looked at again; null if it need not be.</summary>
    public Instant? LookAt { get; set; }

    public bool IsWithheld { get; set; }

    public bool IsMarked => Item.DueAt is not null;

    public void Put(ChannelState state)
    {
        IsChanged = true;
        State = State with { Channels = [.. State.Channels.Where(other => other.Channel != state.Channel), state] };
    }

    public void LookNoLaterThan(Instant at) => LookAt = LookAt is { } earlier && earlier < at ? earlier : at;

    /// <summary>The article as it is stored now.</summary>
    /// <param name="now">Now.</param>
    /// <param name="retryAt">When it is tried again if something failed.</param>
    /// <param name="begun">When the run was begun.</param>
    public BatchItem ToItem(Instant now, Instant retryAt, Instant begun)
    {
        var due = Failed ? retryAt : Open > 0 ? Item.DueAt ?? now : LookAt;
        return Item with
        {
            Memo = (State with { Explanation = Described(), CoveredTo = IsComplete && Open == 0 && !Failed ? begun : State.CoveredTo }).Write(),
            DueAt = due,
            Since = due is null ? null : Open > 0 || Failed ? Item.Since ?? now : due,
            Cause = Open > 0 || Failed ? Item.Cause : "look",
        };
    }

    /// <summary>The explanation with what the channels said.</summary>
    private StockExplanation? Described()
    {
        if (Explanation is null)
        {
            return State.Explanation;
        }

        return Explanation with
        {
            Channels =
            [
                .. Explanation.Channels.Select(channel => State.Of(channel.Channel) is var state
                    ? channel with
                    {
                        Published = state.Published,
                        PublishedAt = state.PublishedAt,
                        PublishedAfter = state.PublishedAfter,
                        Had = state.Had,
                        ReadAt = state.HadAt,
                        Note = IsWithheld ? "waits for approval: too many articles go to zero"
                            : state.Parked.Length > 0 ? $"parked: {state.Parked}"
                            : state.Pending is not null ? "written, the answer is not known"
                            : state is { Product: null, MissedAt: not null } ? "not found in the channel"
                            : string.Empty,
                    }
                    : channel),
            ],
        };
    }
}
