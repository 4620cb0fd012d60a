using System.Collections.Immutable;
using Retail.Connectors.Effects;
using Retail.Connectors.Odoo.Documents;
using Retail.Connectors.Odoo.Rpc;

namespace Retail.Connectors.Odoo.Journal;

/// <summary>
/// Brings an invoice or credit note into the books: draft by <c>load</c>, proof of the money, rounding lines where tolerated,
/// posting. A replay changes nothing, because document and lines have external ids and a posted one refuses new lines.
/// </summary>
internal sealed class MovePosting(OdooConnection odoo)
{
    private readonly MoveDocuments _documents = new(odoo);
    private readonly MoveDraft _draft = new(odoo);
    private readonly Periods _periods = new(odoo);

    /// <summary>The document is there and binds, or is cancelled: nothing is written, its money is compared.</summary>
    public async Task<EffectResult> AdoptAsync(
        MoveWish wish, long id, IReadOnlyDictionary<string, long> taxGroups, OdooClient client, CancellationToken cancellationToken)
    {
        var move = await _documents.ReadAsync(id, client, cancellationToken);
        return await JudgeAsync(wish, move, taxGroups, client, cancellationToken);
    }

    public async Task<EffectResult> PostAsync(
        MoveWish wish, IReadOnlyDictionary<string, long> taxGroups, OdooClient client, CancellationToken cancellationToken)
    {
        if (await _periods.RefuseAsync(wish.Date, isSale: true, wish.Lines.Any(line => !line.Taxes.IsEmpty), client, cancellationToken) is { } closed)
        {
            return closed;
        }

        var loaded = await _draft.LoadAsync(MoveRows.Of(wish, wish.Lines, odoo), client, cancellationToken);
        if (!loaded.IsImported)
        {
            // A posted document refuses new lines in words of the user's language: what is there decides.
            return await _documents.FindAsync(wish.Key, wish.Kind, wish.Type, cancellationToken) is Finding.Complete complete
                ? await AdoptAsync(wish, OdooFormat.ParseId(complete.Receipt.Document.Id), taxGroups, client, cancellationToken)
                : new EffectResult.Refused("load-refused", loaded.Words, "Correct in Odoo what the message names, then replay.");
        }

        var move = await _documents.ReadAsync(loaded.Ids[0], client, cancellationToken);
        if (move.Stage != DocumentStage.Draft)
        {
            return await JudgeAsync(wish, move, taxGroups, client, cancellationToken);
        }

        var (proven, roundings, refused) = await ProveAsync(wish, move, taxGroups, client, cancellationToken);
        return refused ?? await PostAsync(wish, proven, roundings, taxGroups, client, cancellationToken);
    }

    /// <summary>Makes the draft hold exactly the wished lines and, if tolerated, the rounding that makes its money equal.</summary>
    private async Task<(MoveRecord Move, ImmutableArray<RoundingAdjustment> Roundings, EffectResult.Refused? Refusal)> ProveAsync(
        MoveWish wish, MoveRecord move, IReadOnlyDictionary<string, long> taxGroups, OdooClient client, CancellationToken cancellationToken)
    {
        var names = await client.GetExternalIdAsync(OdooAccountMoveLine.Model, move.InvoiceLineIds, cancellationToken);
        var wanted = wish.Lines.Select(line => line.ExternalId).ToHashSet(StringComparer.Ordinal);
        if (move.InvoiceLineIds.Where(id => !wanted.Contains(names.GetValueOrDefault(id, string.Empty))).ToList() is { Count: > 0 } foreign)
        {
            if (await ProvenRoundingsAsync(wish, move, names, foreign, taxGroups, client, cancellationToken) is { } proven)
            {
                return (move, proven, null);
            }

            await client.WriteAsync(
                OdooAccountMove.Model, [move.Id], new OdooValues().Set("invoice_line_ids", [.. foreign.Select(OdooLinkCommand.Delete)]), cancellationToken);
            move = await _documents.ReadAsync(move.Id, client, cancellationToken);
        }

        var money = MoneyComparison.Of(wish.Money, taxGroups, move.Totals);
        if (money.IsEqual)
        {
            return (move, [], null);
        }

        if (money.Roundings(odoo.Options) is not { } lines)
        {
            return (move, [], Differs(wish, money, move, names, []));
        }

        if (await _draft.RoundAsync(wish, lines, client, cancellationToken) is { } refused)
        {
            return (move, [], refused with { Left = _documents.Receipt(wish.Key, wish.Kind, move, names, []) });
        }

        move = await _documents.ReadAsync(move.Id, client, cancellationToken);
        money = MoneyComparison.Of(wish.Money, taxGroups, move.Totals);
        ImmutableArray<RoundingAdjustment> roundings = [.. lines.SelectMany(line => line.Rates)];
        return (move, roundings, money.IsEqual ? null : Differs(wish, money, move, names, roundings));
    }

    /// <summary>
    /// The roundings of a draft that an earlier attempt proved; null if it holds anything else. It stays as it is: a late posting
    /// of that attempt must not find it without them.
    /// </summary>
    private async Task<ImmutableArray<RoundingAdjustment>?> ProvenRoundingsAsync(
        MoveWish wish, MoveRecord move, ImmutableDictionary<long, string> names, List<long> foreign, IReadOnlyDictionary<string, long> taxGroups,
        OdooClient client, CancellationToken cancellationToken)
    {
        var own = wish.Money.Codes.Keys.Select(rate => odoo.ExternalIds.Rounding(wish.Key, rate)).ToHashSet(StringComparer.Ordinal);
        var money = MoneyComparison.Of(wish.Money, taxGroups, move.Totals);
        if (!money.IsEqual || !foreign.TrueForAll(id => own.Contains(names.GetValueOrDefault(id, string.Empty))))
        {
            return null;
        }

        var roundings = await _documents.RoundingsAsync(wish, move, names, client, cancellationToken);
        return money.IsTolerated(roundings, odoo.Options) ? roundings : null;
    }

    private async Task<EffectResult> PostAsync(
        MoveWish wish, MoveRecord move, ImmutableArray<RoundingAdjustment> roundings, IReadOnlyDictionary<string, long> taxGroups,
        OdooClient client, CancellationToken cancellationToken)
    {
        string? words = null;
        try
        {
            _ = await client.CallAsync(OdooAccountMove.Model, "action_post", [move.Id], parameters: null, cancellationToken);
        }
        catch (ConnectorException exception) when (exception.Kind == ConnectorErrorKind.Rejected)
        {
            // Somebody may have posted it meanwhile; the words are in the user's language, so the state decides.
            words = exception.Message;
        }

        move = await _documents.ReadAsync(move.Id, client, cancellationToken);
        var names = await client.GetExternalIdAsync(OdooAccountMoveLine.Model, move.InvoiceLineIds, cancellationToken);
        var receipt = _documents.Receipt(wish.Key, wish.Kind, move, names, roundings);
        if (move.Stage == DocumentStage.Draft)
        {
            return new EffectResult.Refused(
                "post-refused", words ?? "Odoo accepted the posting, and the document is a draft all the same.",
                "Post the draft in Odoo to see what it asks for, mend that, then replay.")
            { Left = receipt };
        }

        return move.Date is { } date && date != wish.Date
            ? new EffectResult.Refused(
                "period-closed", $"{move.Name} is posted, but on {OdooFormat.Date(date)} instead of {OdooFormat.Date(wish.Date)}: the period was closed meanwhile.",
                "If that date is right, replay to adopt the document; if not, reverse it in Odoo.")
            { Left = receipt }
            : Judge(wish, move, names, roundings, taxGroups);
    }

    private async Task<EffectResult> JudgeAsync(
        MoveWish wish, MoveRecord move, IReadOnlyDictionary<string, long> taxGroups, OdooClient client, CancellationToken cancellationToken)
    {
        var names = await client.GetExternalIdAsync(OdooAccountMoveLine.Model, move.InvoiceLineIds, cancellationToken);
        var roundings = await _documents.RoundingsAsync(wish, move, names, client, cancellationToken);
        return Judge(wish, move, names, roundings, taxGroups);
    }

    private EffectResult Judge(
        MoveWish wish, MoveRecord move, ImmutableDictionary<long, string> names, ImmutableArray<RoundingAdjustment> roundings,
        IReadOnlyDictionary<string, long> taxGroups)
    {
        if (move.Stage == DocumentStage.Cancelled)
        {
            return new EffectResult.Refused(
                "document-cancelled", $"{move.Name ?? OdooFormat.Id(move.Id)} carries the key of this document and is cancelled.",
                "Set it back to a draft in Odoo and replay, or discard this work.")
            { Left = _documents.Receipt(wish.Key, wish.Kind, move, names, roundings) };
        }

        var money = MoneyComparison.Of(wish.Money, taxGroups, move.Totals);
        if (!money.IsEqual)
        {
            return Differs(wish, money, move, names, roundings);
        }

        return wish.Reversed != 0 && move.ReversedEntryId.Id != wish.Reversed
            ? new EffectResult.Refused(
                "other-invoice", $"{move.Name} takes back another invoice than {OdooFormat.Id(wish.Reversed)}.", "Correct the credit note in Odoo, or the link, then replay.")
            { Left = _documents.Receipt(wish.Key, wish.Kind, move, names, roundings) }
            : new EffectResult.Reached(_documents.Receipt(wish.Key, wish.Kind, move, names, roundings));
    }

    private EffectResult.Refused Differs(
        MoveWish wish, MoneyComparison money, MoveRecord move, ImmutableDictionary<long, string> names, ImmutableArray<RoundingAdjustment> roundings) => new(
            "money-differs", money.Words(), "Compare the taxes with the shop's rates; correct them, or the document, then replay.")
    { Left = _documents.Receipt(wish.Key, wish.Kind, move, names, roundings) };
}
