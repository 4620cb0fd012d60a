using NodaTime;
using Retail.Connectors.Pipelines.Batches;

namespace Retail.Connectors.Sync.Prices;

/// <summary>One article in one run.</summary>
internal sealed class PriceWork(string sku, BatchItem item, Instant begun)
{
    private bool _isChanged;
    private bool _isStored;

    public string Sku { get; } = sku;

    public BatchItem Item { get; } = item;

    public PriceItem State { get; private set; } = PriceItem.Read(item.Memo);

    public PriceVerdict? Verdict { get; set; }

    /// <summary>Somebody, or the source's feed, asked for it to be looked at.</summary>
    public bool IsDue { get; } = item.DueAt <= begun;

    public bool IsReplayed { get; set; }

    /// <summary>It is still to be read or written.</summary>
    public bool IsOpen { get; set; }

    /// <summary>A call failed: it is tried again.</summary>
    public bool HasFailed { get; set; }

    /// <summary>When it is looked for again in the shop; null if it need not be.</summary>
    public Instant? MissedUntil { get; set; }

    public ShownPrice? Wanted => Verdict?.Wanted;

    /// <summary>What it should cost is for a person to say, if the shop has it: its source may have much that no shop sells.</summary>
    public bool IsDoubtful => Verdict?.Problem is not null;

    public void Put(PriceItem state)
    {
        _isChanged |= state != State;
        _isStored &= state == State;
        State = state;
    }

    /// <summary>It was stored as it is now. What is open is stored again when it is closed.</summary>
    public void Stored() => _isStored = !IsOpen;

    /// <summary>The article as it is stored now; null if nothing has to be.</summary>
    public BatchItem? ToItem(Instant now, Instant retryAt)
    {
        Instant? look = MissedUntil is { } missed && !(Verdict?.LookAt < missed) ? missed : Verdict?.LookAt;
        var due = IsOpen ? Item.DueAt ?? now : HasFailed ? retryAt : look;
        return _isStored || (!IsDue && !_isChanged && due == Item.DueAt && State.Explanation is not null)
            ? null
            : Item with
            {
                Memo = (State with { Explanation = Described() }).Write(),
                DueAt = due,
                Since = due is null ? null : IsOpen || HasFailed ? Item.Since ?? now : due,
                Cause = IsOpen || HasFailed ? Item.Cause : "look",
            };
    }

    private PriceExplanation? Described() => (Verdict?.Explanation ?? State.Explanation) is not { } explanation
        ? null
        : explanation with
        {
            Published = State.Published,
            PublishedAt = State.PublishedAt,
            Had = State.Had,
            ReadAt = State.HadAt,
            Note = State.IsWithheld ? "waits for approval: too many prices move too far"
                : State.Parked.Length > 0 ? $"parked: {State.Parked}"
                : State.Pending is not null ? "written, the answer is not known"
                : !State.HasOwnPrice ? "its variants have the prices"
                : State is { Product: null, MissedAt: not null } ? "not found in the shop"
                : explanation.Note,
        };
}
