using NodaTime;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Effects;
using Retail.Connectors.Pipelines.Operations;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Testing.Stores;

/// <summary>The ledger of effects.</summary>
internal static class InMemoryLedger
{
    public static BeginResult Begin(
        InMemoryTables tables, Claim claim, EffectKey key, Digest command, Instant sendBefore, SettleTime settle, Instant now)
    {
        if (!tables.Holds(claim, now))
        {
            return new BeginResult.FenceLost();
        }

        if (tables.Held.ContainsKey(HoldTarget.Writes))
        {
            return new BeginResult.WritesHeld();
        }

        if (!tables.Ledger.TryGetValue(key, out var entry))
        {
            tables.Ledger[key] = new InMemoryLedgerEntry(claim.Key, claim.Fence, command, Mixed: false, sendBefore, Receipt: null);
            return new BeginResult.First();
        }

        if (entry.Receipt is { } receipt)
        {
            return new BeginResult.Completed(receipt, entry.Command);
        }

        if (entry.Holder != claim.Key
            && tables.TryFind(entry.Holder, out var holder)
            && holder.Fence == entry.Fence && holder.LeaseUntil is { } until && until > now)
        {
            return new BeginResult.HeldByOther(until);
        }

        if (settle.Until(entry.SendBefore, entry.Command == command) is { } settled && now < settled)
        {
            return new BeginResult.Unsettled(settled);
        }

        tables.Ledger[key] = entry with
        {
            Holder = claim.Key,
            Fence = claim.Fence,
            Command = command,
            Mixed = entry.Mixed || entry.Command != command,
            SendBefore = Instant.Max(entry.SendBefore, sendBefore),
        };
        return new BeginResult.Again(entry.SendBefore, entry.Mixed ? null : entry.Command);
    }

    /// <summary>Throws unless the effect was begun under this claim with this command.</summary>
    public static void EnsureBegun(InMemoryTables tables, Claim? claim, EffectCompletion effect)
    {
        if (claim is null
            || !tables.Ledger.TryGetValue(effect.Key, out var entry)
            || entry.Holder != claim.Key || entry.Fence != claim.Fence || entry.Command != effect.Command)
        {
            throw new InvalidOperationException($"{effect.Key} was never begun under this claim: begin it before any request.");
        }
    }

    public static void Complete(InMemoryTables tables, EffectCompletion effect) =>
        tables.Ledger[effect.Key] = tables.Ledger[effect.Key] with { Receipt = effect.Receipt };
}
