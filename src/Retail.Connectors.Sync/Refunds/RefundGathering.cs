using System.Collections.Immutable;
using Retail.Connectors.Changes;
using Retail.Connectors.Credits;
using Retail.Connectors.Documents;
using Retail.Connectors.Invoices;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Flows;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Refunds;
using Retail.Connectors.Sync.Orders;

namespace Retail.Connectors.Sync.Refunds;

/// <summary>Reads what the plan for a refund needs. It decides nothing.</summary>
internal sealed class RefundGathering(PlanContext context, ILookups lookups)
{
    private readonly SystemName _erp = context.Flow.To;

    public async ValueTask<RefundFacts> OfGoneAsync(CancellationToken cancellationToken)
    {
        var credits = await CreditsAsync(context.Links, cancellationToken);
        return new RefundFacts { AreCreditsCancelled = credits.Count > 0 && credits.TrueForAll(credit => credit.Stage == DocumentStage.Cancelled) };
    }

    public async ValueTask<RefundFacts> OfAsync(Refund refund, CancellationToken cancellationToken)
    {
        var order = await lookups.ReadAsync<Order>(refund.Order, cancellationToken);
        if (order is null)
        {
            return new RefundFacts();
        }

        var links = (await lookups.LinksOfAsync(refund.Order, cancellationToken)).RemoveAll(link => link.Target.System != _erp);
        var others = await OthersAsync(order.Value, refund, cancellationToken);
        var (invoices, former) = await InvoicesAsync(links, cancellationToken);
        var open = await lookups.OpenEffectsOfAsync(refund.Ref, cancellationToken);
        var seen = await lookups.ShadowOfAsync(refund.Order, FlowNames.Orders(refund.Order.System, _erp), cancellationToken);
        return new RefundFacts
        {
            Order = order.Value,
            IsOrderSeen = seen?.Seen == order.Revision,
            Others = others,
            Orphans = await OrphansAsync(links, [.. others.Select(known => known.Refund.Ref), refund.Ref], cancellationToken),
            Documents = await DocumentsAsync(links, SubmittedPart.Of(refund.Order, _erp, seen, links), cancellationToken),
            Invoices = invoices,
            FormerInvoices = former,
            IsReductionOpen = open.Any(effect => effect.Key == RefundKeys.Reduce(refund.Ref, _erp)),
            IsReturnThere = refund.Lines.Any(line => line.Quantity > 0) && await IsReturnThereAsync(refund, cancellationToken),
        };
    }

    private async ValueTask<ImmutableArray<KnownRefund>> OthersAsync(Order order, Refund refund, CancellationToken cancellationToken)
    {
        var others = ImmutableArray.CreateBuilder<KnownRefund>();
        var ids = order.Transactions.Where(transaction => transaction is { Kind: PaymentTransactionKind.Refund, Reference.Length: > 0 })
            .Select(transaction => transaction.Reference).Where(id => id != refund.Ref.Id).Distinct(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            if (await lookups.ReadAsync<Refund>(refund.Ref with { Id = id }, cancellationToken) is { Value: { } other } && other.Order == refund.Order)
            {
                var links = await lookups.LinksOfAsync(other.Ref, cancellationToken);
                others.Add(new KnownRefund(other, other.Key.Length > 0 || links.Any(IsAnswer))
                {
                    IsTakenOff = links.Any(link => link.Target.System == _erp && link.Role == LinkRole.SalesOrder),
                });
            }
        }

        return others.DrainToImmutable();
    }

    private bool IsAnswer(Link link) => link.Target.System == _erp && (link.Role == LinkRole.CreditNote || link.Role == LinkRole.SalesOrder);

    /// <summary>Credit notes of the order that answer a refund which the shop does not have.</summary>
    private async ValueTask<ImmutableArray<CreditNote>> OrphansAsync(
        ImmutableArray<Link> links, HashSet<EntityRef> known, CancellationToken cancellationToken)
    {
        var orphans = new List<Link>();
        foreach (var link in links.Where(link => link.Role == LinkRole.CreditNote))
        {
            var sources = await lookups.LinksToAsync(link.Target, cancellationToken);
            if (sources.Any(source => source.Source.Kind == EntityKind.Refund)
                && !sources.Any(source => source.Source.Kind == EntityKind.Refund && known.Contains(source.Source)))
            {
                orphans.Add(link);
            }
        }

        return [.. (await CreditsAsync([.. orphans], cancellationToken)).Where(credit => credit.Stage != DocumentStage.Cancelled)];
    }

    private async ValueTask<List<CreditNote>> CreditsAsync(ImmutableArray<Link> links, CancellationToken cancellationToken)
    {
        var credits = new List<CreditNote>();
        if (!lookups.Offers<IReader<CreditNote>>(_erp))
        {
            return credits;
        }

        foreach (var link in links.Where(link => link.Role == LinkRole.CreditNote && link.Target.System == _erp))
        {
            if (await lookups.ReadAsync<CreditNote>(link.Target, cancellationToken) is { } credit)
            {
                credits.Add(credit.Value);
            }
        }

        return credits;
    }

    private async ValueTask<ImmutableArray<DocumentFact>> DocumentsAsync(
        ImmutableArray<Link> links, ImmutableArray<SubmittedPart> parts, CancellationToken cancellationToken)
    {
        var documents = ImmutableArray.CreateBuilder<DocumentFact>();
        var canRead = lookups.Offers<IReader<SalesOrder>>(_erp);
        foreach (var part in parts)
        {
            if (links.FirstOrDefault(link => link.Role == LinkRole.SalesOrder && link.Target == part.Document) is { } link)
            {
                var document = canRead ? await lookups.ReadAsync<SalesOrder>(link.Target, cancellationToken) : null;
                documents.Add(new DocumentFact(link, document?.Value) { Made = part.Submitted });
            }
        }

        return documents.DrainToImmutable();
    }

    private async ValueTask<(ImmutableArray<InvoiceFact> Standing, ImmutableArray<Link> Former)> InvoicesAsync(
        ImmutableArray<Link> links, CancellationToken cancellationToken)
    {
        var invoices = ImmutableArray.CreateBuilder<InvoiceFact>();
        var former = ImmutableArray.CreateBuilder<Link>();
        var canRead = lookups.Offers<IReader<Invoice>>(_erp);
        foreach (var link in links.Where(link => link.Role == LinkRole.Invoice))
        {
            if (!canRead)
            {
                invoices.Add(new InvoiceFact(link.Target, null, null, []) { Lines = link.Lines });
            }
            else if (await lookups.ReadAsync<Invoice>(link.Target, cancellationToken) is { Value: { Stage: not DocumentStage.Cancelled } invoice })
            {
                invoices.Add(new InvoiceFact(invoice.Ref, invoice.Totals.Grand, invoice.Date, invoice.SalesOrders) { Lines = link.Lines });
            }
            else
            {
                former.Add(link);
            }
        }

        return (invoices.DrainToImmutable(), former.DrainToImmutable());
    }

    private async ValueTask<bool> IsReturnThereAsync(Refund refund, CancellationToken cancellationToken)
    {
        if (!lookups.Offers<IDocumentIndex>(_erp))
        {
            return false;
        }

        var key = RefundKeys.Return(refund.Ref, _erp, 0).ShortForm();
        return await lookups.AskAsync<IDocumentIndex, bool>(
            _erp,
            async (index, token) => index.Kinds.Contains(EntityKind.Return)
                && (await index.FindAsync(EntityKind.Return, [key], token)).TryGetValue(key, out var found)
                && found.Any(receipt => receipt.Stage != DocumentStage.Cancelled),
            cancellationToken);
    }
}
