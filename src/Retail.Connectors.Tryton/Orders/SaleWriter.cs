using Retail.Connectors.Effects;
using Retail.Connectors.Tryton.Customers;
using Retail.Connectors.Tryton.Documents;
using Retail.Connectors.Tryton.Rpc;

namespace Retail.Connectors.Tryton.Orders;

/// <summary>Makes a sale hold exactly an order's lines and money, and takes it to quotation or confirmation.</summary>
internal sealed class SaleWriter(TrytonConnection tryton)
{
    private readonly SaleDocuments _documents = new(tryton);
    private readonly SaleDrafts _drafts = new(tryton);
    private readonly SalePreparation _preparation = new(tryton);
    private readonly AddressBook _addresses = new(tryton);

    /// <summary>Brings the sale to the wished stage, from nothing or from a draft or quotation.</summary>
    public Task<EffectResult> WriteAsync(SaleWish wish, TrytonSale? sale, TrytonClient client, CancellationToken cancellationToken) =>
        WriteAsync(wish, sale, tryton.Options.OrderStage, client, cancellationToken);

    /// <summary>The same, to a stage that may be another than that of the options.</summary>
    public async Task<EffectResult> WriteAsync(
        SaleWish wish, TrytonSale? sale, DocumentStage reach, TrytonClient client, CancellationToken cancellationToken)
    {
        var (references, refused) = await _preparation.RunAsync(wish, client, cancellationToken);
        if (references is null)
        {
            return Left(refused!, wish, sale);
        }

        if (await _addresses.EnsureAsync(wish.Customer, wish.Order.Buyer, client, cancellationToken) is not { } party)
        {
            return Left(new EffectResult.Refused(
                "unknown-customer", $"No party has the code {wish.Customer.ShortForm()}, and none, or more than one, was taken over under it.", "Replay the customer of this order first."), wish, sale);
        }

        try
        {
            return await WriteAsync(wish, references, party, sale, reach, client, cancellationToken);
        }
        catch (ConnectorException exception) when (exception.Code is TrytonErrors.UserError or TrytonErrors.UserWarning)
        {
            tryton.Forget();
            return Left(
                new EffectResult.Refused("load-refused", exception.Message, "Correct in Tryton what the message names, then replay."),
                wish, await SaleDocuments.FindAsync(wish.WebId, client, cancellationToken));
        }
    }

    /// <summary>The sale stands and binds: nothing is written, its money is compared.</summary>
    public async Task<EffectResult> AdoptAsync(SaleWish wish, TrytonSale sale, TrytonClient client, CancellationToken cancellationToken)
    {
        var receipt = _documents.ReceiptFor(wish, sale);
        if (receipt.Stage == DocumentStage.Cancelled)
        {
            return new EffectResult.Refused(
                "document-cancelled", $"The sale {receipt.DisplayName} carries the key of this order and is cancelled.",
                "Set it back to draft in Tryton and replay, or cancel the order in the shop.")
            { Left = receipt };
        }

        var (taxes, refused) = await _preparation.FindTaxesAsync(wish.Rates, wish.Codes, wish.Order.Ref.System, client, cancellationToken);
        if (refused is not null)
        {
            return refused with { Left = receipt };
        }

        var money = MoneyProof.Of(wish.Totals, wish.Order.Currency, taxes, await _documents.MoneyOfAsync(sale, client, cancellationToken));
        return money.IsEqual ? new EffectResult.Reached(receipt) : MoneyDiffers(money, receipt);
    }

    /// <summary>True if a sale holds the order's lines, money and addresses already. What cannot be looked up is not there.</summary>
    public async Task<bool> IsAsWishedAsync(SaleWish wish, TrytonSale sale, TrytonClient client, CancellationToken cancellationToken)
    {
        var (references, _) = await _preparation.RunAsync(wish, client, cancellationToken);
        if (references is null || await PartyFinder.FindOrTakenAsync(wish.Customer, client, cancellationToken) is not { } party)
        {
            return false;
        }

        var rows = new SaleRows(wish, references, tryton.Options).Build();
        return sale.Lines.Count(line => !SaleDrafts.IsRounding(line)) == rows.Count
            && rows.Select((row, index) => sale.Lines.Any(line => line.Note == row.Mark && row.Is(line, (index + 1) * 10))).All(found => found)
            && await _addresses.FindAsync(party, wish.Order.Buyer, client, cancellationToken) is { } known
            && known.InvoiceAddress == sale.InvoiceAddress && known.ShipmentAddress == sale.ShipmentAddress
            && (await ProofAsync(wish, references, sale, client, cancellationToken)).IsEqual;
    }

    private async Task<EffectResult> WriteAsync(
        SaleWish wish, SaleReferences references, OrderParty party, TrytonSale? sale, DocumentStage reach, TrytonClient client,
        CancellationToken cancellationToken)
    {
        var rows = new SaleRows(wish, references, tryton.Options);
        var header = await HeaderAsync(wish, references, party, client, cancellationToken);
        sale ??= await _drafts.CreateAsync(wish, header, rows.Build(), client, cancellationToken);
        if (SaleStage.Of(sale) != DocumentStage.Draft)
        {
            return await AdoptAsync(wish, sale, client, cancellationToken);
        }

        var (proven, money, refused) = await ProveAsync(wish, references, rows, header, sale, client, cancellationToken);
        if (refused is not null)
        {
            return refused;
        }

        return money.IsEqual
            ? await FinishAsync(wish, proven, reach, client, cancellationToken)
            : MoneyDiffers(money, _documents.ReceiptFor(wish, proven));
    }

    private async Task<(TrytonSale Sale, MoneyProof Money, EffectResult.Refused? Refused)> ProveAsync(
        SaleWish wish, SaleReferences references, SaleRows rows, SaleHeader header, TrytonSale sale, TrytonClient client, CancellationToken cancellationToken)
    {
        var wanted = rows.Build();
        sale = await _drafts.EnsureAsync(sale, header, wanted, keepRoundings: true, client, cancellationToken);
        var money = await ProofAsync(wish, references, sale, client, cancellationToken);
        if (!money.IsEqual && sale.Lines.Any(SaleDrafts.IsRounding))
        {
            sale = await _drafts.EnsureAsync(sale, header, wanted, keepRoundings: false, client, cancellationToken);
            money = await ProofAsync(wish, references, sale, client, cancellationToken);
        }

        if (money.IsEqual || money.Roundings(tryton.Options, wish.CarriersOf) is not { } roundings)
        {
            return (sale, money, null);
        }

        if (rows.Rounding(roundings) is not { } lines)
        {
            return (sale, money, new EffectResult.Refused(
                "no-rounding-tax",
                $"The money differs by rounding alone, but there is no product '{tryton.Options.RoundingProduct}', or no rounding tax for the rates {string.Join(", ", roundings.Select(rounding => rounding.RateId))}.\n{money.Words()}",
                "Set the taxes up with TrytonTaxSetup, then replay.")
            { Left = _documents.ReceiptFor(wish, sale) });
        }

        sale = await _drafts.EnsureAsync(sale, header, [.. wanted, .. lines], keepRoundings: false, client, cancellationToken);
        return (sale, await ProofAsync(wish, references, sale, client, cancellationToken), null);
    }

    private async Task<MoneyProof> ProofAsync(
        SaleWish wish, SaleReferences references, TrytonSale sale, TrytonClient client, CancellationToken cancellationToken) =>
        MoneyProof.Of(wish.Totals, wish.Order.Currency, references.Taxes, await _documents.MoneyOfAsync(sale, client, cancellationToken));

    private async Task<SaleHeader> HeaderAsync(
        SaleWish wish, SaleReferences references, OrderParty party, TrytonClient client, CancellationToken cancellationToken) =>
        SaleHeader.Of(wish, references, party, tryton.Company.Id, await tryton.Company.DayAsync(wish.Order.PlacedAt, client, cancellationToken));

    private async Task<EffectResult> FinishAsync(
        SaleWish wish, TrytonSale sale, DocumentStage reach, TrytonClient client, CancellationToken cancellationToken)
    {
        string? words = null;
        try
        {
            if (sale.State == "draft")
            {
                _ = await client.ButtonAsync(TrytonModels.Sales.Name, "quote", [sale.Id], accept: null, cancellationToken);
            }

            if (reach == DocumentStage.Confirmed)
            {
                _ = await client.ButtonAsync(TrytonModels.Sales.Name, "confirm", [sale.Id], accept: null, cancellationToken);
            }
        }
        catch (ConnectorException exception) when (exception.Kind is ConnectorErrorKind.Rejected or ConnectorErrorKind.Conflict)
        {
            // Somebody may have confirmed or cancelled it meanwhile; the words are in the user's language, so the state decides.
            words = exception.Message;
        }

        sale = await _documents.ReadAsync(sale.Id, client, cancellationToken);
        return SaleStage.IsReached(sale, reach)
            ? await AdoptAsync(wish, sale, client, cancellationToken)
            : new EffectResult.Refused(
                "confirm-refused", words ?? $"Tryton accepted the buttons, and the sale is in the state '{sale.State}' all the same.",
                "Press the buttons of the sale in Tryton to see what they ask for, mend that, then replay.")
            { Left = _documents.ReceiptFor(wish, sale) };
    }

    private EffectResult.Refused Left(EffectResult.Refused refused, SaleWish wish, TrytonSale? sale) =>
        sale is null ? refused : refused with { Left = _documents.ReceiptFor(wish, sale) };

    private static EffectResult.Refused MoneyDiffers(MoneyProof money, Receipt left) => new(
        "money-differs", money.Words(),
        "Compare the taxes with the shop's rates, and the setting tax_rounding of the accounts; correct them, or the sale, then replay.")
    { Left = left };
}
