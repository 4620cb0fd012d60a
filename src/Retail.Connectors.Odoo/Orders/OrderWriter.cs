using System.Collections.Immutable;
using Retail.Connectors.Effects;
using Retail.Connectors.Odoo.Customers;
using Retail.Connectors.Odoo.Documents;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Odoo.Orders;

/// <summary>Writes an order as a draft, proves its money, and confirms it.</summary>
internal sealed class OrderWriter(OdooConnection odoo)
{
    private readonly OrderPreparation _preparation = new(odoo);
    private readonly OrderDocuments _documents = new(odoo);
    private readonly AddressBook _addresses = new(odoo);
    private readonly OrderDraft _draft = new(odoo);

    /// <summary>The document is there and binds: nothing is written, its money is compared.</summary>
    public async Task<EffectResult> AdoptAsync(SubmitOrder command, long id, OdooClient client, CancellationToken cancellationToken)
    {
        var (taxGroups, refused) = await _preparation.FindTaxesAsync(command, client, cancellationToken);
        var document = await _documents.ReadAsync(id, client, cancellationToken);
        if (refused is not null)
        {
            return refused with { Left = _documents.ReceiptFor(command, document, []) };
        }

        return document.Stage == DocumentStage.Draft
            ? await WriteAsync(command, client, isSetBack: false, cancellationToken)
            : await JudgeAsync(command, document, taxGroups, client, cancellationToken);
    }

    /// <param name="command">What the order is to say.</param>
    /// <param name="client">The client to write with.</param>
    /// <param name="isSetBack">True if it was confirmed before: it stays marked, and who counts stock counts it, until whoever set it back sees it confirmed.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public async Task<EffectResult> WriteAsync(SubmitOrder command, OdooClient client, bool isSetBack, CancellationToken cancellationToken)
    {
        var (references, refused) = await _preparation.RunAsync(command, client, cancellationToken);
        if (references is null)
        {
            return refused!;
        }

        var partners = await _addresses.EnsureAsync(command, client, cancellationToken);
        if (partners.Refusal is { } words)
        {
            return new EffectResult.Refused(
                "address-refused", words, "Give the integration user the Invoicing right: without it Odoo refuses contacts below a customer.");
        }

        var rows = OrderRows.Draft(command, references, partners, odoo, isSetBack);
        var loaded = await _draft.LoadAsync(rows, client, cancellationToken);
        if (!loaded.IsImported)
        {
            return new EffectResult.Refused("load-refused", loaded.Words, "Correct in Odoo what the message names, then replay.");
        }

        var document = await _documents.ReadAsync(loaded.Ids[0], client, cancellationToken);
        if (document.Stage != DocumentStage.Draft)
        {
            return await JudgeAsync(command, document, references.TaxGroups, client, cancellationToken);
        }

        var (proven, roundings, refusal) = await ProveAsync(command, rows, document, references, client, cancellationToken);
        return refusal ?? await ConfirmAsync(command, proven, roundings, references, client, cancellationToken);
    }

    /// <summary>Makes the draft hold exactly the order's lines and, if tolerated, the rounding that makes its money equal.</summary>
    private async Task<(OrderDocument Document, ImmutableArray<RoundingAdjustment> Roundings, EffectResult.Refused? Refusal)> ProveAsync(
        SubmitOrder command, OrderRows rows, OrderDocument document, OrderReferences references, OdooClient client, CancellationToken cancellationToken)
    {
        var wanted = rows.LineIds.ToHashSet(StringComparer.Ordinal);
        if (document.Order.OrderLine.Where(id => !wanted.Contains(document.Lines.GetValueOrDefault(id, string.Empty))).ToList() is { Count: > 0 } foreign)
        {
            if (await ProvenRoundingsAsync(command, document, foreign, references, client, cancellationToken) is { } proven)
            {
                return (document, proven, null);
            }

            await OrderDraft.RemoveLinesAsync(document.Order.Id, foreign, client, cancellationToken);
            document = await _documents.ReadAsync(document.Order.Id, client, cancellationToken);
        }

        var money = MoneyComparison.Of(WantedMoney.Of(command), references.TaxGroups, document.Order.Totals);
        if (money.IsEqual)
        {
            return (document, [], null);
        }

        if (money.Roundings(odoo.Options) is not { } lines)
        {
            return (document, [], MoneyDiffers(command, money, document, []));
        }

        if (await _draft.RoundAsync(command, lines, client, cancellationToken) is { } refused)
        {
            return (document, [], refused with { Left = _documents.ReceiptFor(command, document, []) });
        }

        // The line that holds a net amount stands for a charge of the order, which the receipt names.
        document = lines.Any(line => line.Net != 0)
            ? await _documents.ReadAsync(document.Order.Id, client, cancellationToken)
            : await _documents.ReadAgainAsync(document, client, cancellationToken);
        money = MoneyComparison.Of(WantedMoney.Of(command), references.TaxGroups, document.Order.Totals);
        ImmutableArray<RoundingAdjustment> roundings = [.. lines.SelectMany(line => line.Rates)];
        return (document, roundings, money.IsEqual ? null : MoneyDiffers(command, money, document, roundings));
    }

    /// <summary>
    /// The roundings of a draft that an earlier attempt proved; null if it holds anything else. It stays as it is: a late
    /// confirmation of that attempt must not find it without them.
    /// </summary>
    private async Task<ImmutableArray<RoundingAdjustment>?> ProvenRoundingsAsync(
        SubmitOrder command, OrderDocument document, List<long> foreign, OrderReferences references, OdooClient client, CancellationToken cancellationToken)
    {
        var own = OrderRows.RoundingIdsOf(command, odoo.ExternalIds);
        var money = MoneyComparison.Of(WantedMoney.Of(command), references.TaxGroups, document.Order.Totals);
        if (!money.IsEqual || !foreign.TrueForAll(id => own.ContainsKey(document.Lines.GetValueOrDefault(id, string.Empty))))
        {
            return null;
        }

        var roundings = await _documents.RoundingsOfAsync(command, document, client, cancellationToken);
        return money.IsTolerated(roundings, odoo.Options) ? roundings : null;
    }

    private async Task<EffectResult> ConfirmAsync(
        SubmitOrder command, OrderDocument document, ImmutableArray<RoundingAdjustment> roundings, OrderReferences references,
        OdooClient client, CancellationToken cancellationToken)
    {
        string? words = null;
        try
        {
            _ = await client.CallAsync("sale.order", "action_confirm", [document.Order.Id], parameters: null, cancellationToken);
        }
        catch (ConnectorException exception) when (exception.Kind == ConnectorErrorKind.Rejected)
        {
            // Somebody may have confirmed or cancelled it meanwhile; the words are in the user's language, so the state decides.
            words = exception.Message;
        }

        document = await _documents.ReadAgainAsync(document, client, cancellationToken);
        if (document.Stage == DocumentStage.Draft)
        {
            return new EffectResult.Refused(
                "confirm-refused", words ?? "Odoo accepted the confirmation, and the order is a quotation all the same.",
                "Confirm the quotation in Odoo to see what it asks for, mend that, then replay.")
            { Left = _documents.ReceiptFor(command, document, roundings) };
        }

        return Judge(command, document, roundings, references.TaxGroups);
    }

    private async Task<EffectResult> JudgeAsync(
        SubmitOrder command, OrderDocument document, IReadOnlyDictionary<string, long> taxGroups, OdooClient client, CancellationToken cancellationToken)
    {
        var roundings = await _documents.RoundingsOfAsync(command, document, client, cancellationToken);
        return Judge(command, document, roundings, taxGroups);
    }

    private EffectResult Judge(
        SubmitOrder command, OrderDocument document, ImmutableArray<RoundingAdjustment> roundings, IReadOnlyDictionary<string, long> taxGroups)
    {
        if (document.Stage == DocumentStage.None)
        {
            return new EffectResult.Refused(
                "document-cancelled", $"{document.Order.Name} carries the key of this order and is cancelled.",
                "Set it back to a quotation in Odoo and replay, or cancel the order in the shop.")
            { Left = _documents.ReceiptFor(command, document, roundings) };
        }

        var money = MoneyComparison.Of(WantedMoney.Of(command), taxGroups, document.Order.Totals);
        return money.IsEqual
            ? new EffectResult.Reached(_documents.ReceiptFor(command, document, roundings))
            : MoneyDiffers(command, money, document, roundings);
    }

    private EffectResult.Refused MoneyDiffers(
        SubmitOrder command, MoneyComparison money, OrderDocument document, ImmutableArray<RoundingAdjustment> roundings) => new(
            "money-differs", money.Words(),
            money.IsSameCurrency
                ? "Compare the taxes with the shop's rates, and the company's rounding method; correct them, or the document, then replay."
                : "Name a price list in the order's currency in PriceLists, or take the foreign one off the partner, then replay.")
    { Left = _documents.ReceiptFor(command, document, roundings) };
}
