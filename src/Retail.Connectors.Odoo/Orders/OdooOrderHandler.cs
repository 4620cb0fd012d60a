using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Retail.Connectors.Effects;
using Retail.Connectors.Odoo.Customers;
using Retail.Connectors.Orders;

namespace Retail.Connectors.Odoo.Orders;

/// <summary>
/// Brings an order to a confirmed <c>sale.order</c>: draft, proof of the money, rounding lines where tolerated,
/// confirmation. A replay changes nothing, because order and lines have external ids.
/// </summary>
internal sealed class OdooOrderHandler(OdooConnection odoo) : ICommandHandler<SubmitOrder>
{
    private readonly OrderPreparation _preparation = new(odoo);
    private readonly OrderDocuments _documents = new(odoo);
    private readonly AddressBook _addresses = new(odoo);
    private readonly OrderDraft _draft = new(odoo);

    public EffectTraits Traits { get; } = TraitsOf(odoo);

    public static EffectTraits TraitsOf(OdooConnection odoo) => new()
    {
        Guarantee = EffectGuarantee.Enforced,
        SettleAfter = Duration.FromTimeSpan(odoo.Options.SettleAfter),
        Reaches = DocumentStage.Confirmed,
        HasSideEffects = true,
    };

    public async Task<Finding> FindAsync(SubmitOrder command, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var (only, several) = await _documents.FindAsync(command.Key, cancellationToken);
        if (only is null)
        {
            return several ?? (Finding)new Finding.Nothing();
        }

        var document = await OrderDocuments.WithLinesAsync(only, odoo.Client, cancellationToken);
        var roundings = await _documents.RoundingsOfAsync(command, document, odoo.Client, cancellationToken);
        var receipt = _documents.ReceiptFor(command, document, roundings);
        return document.Stage == DocumentStage.Draft ? new Finding.Partial(receipt) : new Finding.Complete(receipt);
    }

    public async Task<EffectResult> ApplyAsync(SubmitOrder command, EffectContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(context);
        var client = odoo.Client.Until(context.SendBefore);
        return context.Found switch
        {
            Finding.Several several => new EffectResult.Refused(
                "several-documents",
                $"The key {command.Key.ShortForm()} stands in the source document of {several.Documents.Length} order(s) that this connector did not write, or wrote and somebody copied: "
                + string.Join(", ", several.Documents.Select(document => document.Id)) + ".",
                "Clear the source document (origin) of the copies in Odoo, or cancel and clear them, then replay."),
            Finding.Complete complete => await AdoptAsync(command, complete.Receipt, client, cancellationToken),
            _ => await WriteAsync(command, client, cancellationToken),
        };
    }

    /// <summary>The document is there and binds: nothing is written, its money is compared.</summary>
    private async Task<EffectResult> AdoptAsync(SubmitOrder command, Receipt found, OdooClient client, CancellationToken cancellationToken)
    {
        var (taxGroups, refused) = await _preparation.FindTaxesAsync(command, client, cancellationToken);
        if (refused is not null)
        {
            return refused with { Left = found };
        }

        var id = long.Parse(found.Document.Id, CultureInfo.InvariantCulture);
        var document = await _documents.ReadAsync(id, client, cancellationToken);
        return document.Stage == DocumentStage.Draft
            ? await WriteAsync(command, client, cancellationToken)
            : await JudgeAsync(command, document, taxGroups, client, cancellationToken);
    }

    private async Task<EffectResult> WriteAsync(SubmitOrder command, OdooClient client, CancellationToken cancellationToken)
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

        var rows = OrderRows.Draft(command, references, partners, odoo);
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
            if (await ProvenRoundingsAsync(command, document, foreign, references, client, cancellationToken) is { Length: > 0 } proven)
            {
                return (document, proven, null);
            }

            await OrderDraft.RemoveLinesAsync(document.Order.Id, foreign, client, cancellationToken);
            document = await _documents.ReadAsync(document.Order.Id, client, cancellationToken);
        }

        var money = MoneyComparison.Of(command, references.TaxGroups, document.Order);
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

        document = await _documents.ReadAgainAsync(document, client, cancellationToken);
        money = MoneyComparison.Of(command, references.TaxGroups, document.Order);
        ImmutableArray<RoundingAdjustment> roundings = [.. lines.Select(line => new RoundingAdjustment(line.RateId, line.Amount))];
        return (document, roundings, money.IsEqual ? null : MoneyDiffers(command, money, document, roundings));
    }

    /// <summary>
    /// The roundings of a draft that an earlier attempt proved; empty if it holds anything else. It stays as it is: a late
    /// confirmation of that attempt must not find it without them.
    /// </summary>
    private async Task<ImmutableArray<RoundingAdjustment>> ProvenRoundingsAsync(
        SubmitOrder command, OrderDocument document, List<long> foreign, OrderReferences references, OdooClient client, CancellationToken cancellationToken)
    {
        var own = OrderRows.RatesOf(command.Order).Select(rate => odoo.ExternalIds.Rounding(command.Key, rate)).ToHashSet(StringComparer.Ordinal);
        var money = MoneyComparison.Of(command, references.TaxGroups, document.Order);
        if (!money.IsEqual || !foreign.TrueForAll(id => own.Contains(document.Lines.GetValueOrDefault(id, string.Empty))))
        {
            return [];
        }

        var roundings = await _documents.RoundingsOfAsync(command, document, client, cancellationToken);
        return money.Tolerates(roundings, odoo.Options) ? roundings : [];
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

        var money = MoneyComparison.Of(command, taxGroups, document.Order);
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
