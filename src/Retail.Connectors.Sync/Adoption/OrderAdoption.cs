using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Retail.Connectors.Changes;
using Retail.Connectors.Effects;
using Retail.Connectors.Orders;
using Retail.Connectors.Pipelines.Links;
using Retail.Connectors.Pipelines.Shadows;
using Retail.Connectors.Pipelines.Work;

namespace Retail.Connectors.Sync.Adoption;

internal sealed class OrderAdoption(IServiceProvider services, IWorkStore store) : IOrderAdoption
{
    public async Task<AdoptionReport> AdoptAsync(
        SystemName shop, SystemName erp, CensusWindow orders, CensusWindow documents, AdoptionRule rule, bool dryRun, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var open = await ReadAsync<Order>(shop, orders, cancellationToken).Where(item => item.Value is null || rule.IsOpen(item.Value)).ToListAsync(cancellationToken);
        var byMark = (await ReadAsync<SalesOrder>(erp, documents, cancellationToken).Where(item => item.Value is { Stage: not DocumentStage.Cancelled }).ToListAsync(cancellationToken))
            .ToLookup(item => rule.OfDocument(item.Value!) ?? string.Empty, item => item.Value!, StringComparer.Ordinal);
        var marks = open.Where(item => item.Value is not null).ToLookup(item => rule.OfOrder(item.Value!) ?? string.Empty, StringComparer.Ordinal);
        var adopted = ImmutableArray.CreateBuilder<AdoptedOrder>(open.Count);
        foreach (var item in open)
        {
            adopted.Add(item.Value is null
                ? new AdoptedOrder(item.Ref, string.Empty, AdoptionVerdict.Unreadable, string.Empty, item.Error)
                : await AdoptAsync(item.Value, item.Revision, erp, byMark, marks, rule, dryRun, cancellationToken));
        }

        return new AdoptionReport(adopted.ToImmutable(), dryRun);
    }

    private async Task<AdoptedOrder> AdoptAsync(
        Order order,
        Revision revision,
        SystemName erp,
        ILookup<string, SalesOrder> byMark,
        ILookup<string, Item<Order>> marks,
        AdoptionRule rule,
        bool dryRun,
        CancellationToken cancellationToken)
    {
        var before = (await store.Queries.FindLinksAsync(order.Ref, cancellationToken)).FirstOrDefault(link => link.Role == LinkRole.SalesOrder && link.Target.System == erp);
        if (before is not null)
        {
            return new AdoptedOrder(order.Ref, order.Number, AdoptionVerdict.LinkedBefore, before.DisplayName, string.Empty);
        }

        var mark = rule.OfOrder(order) ?? string.Empty;
        SalesOrder[] found = mark.Length == 0 ? [] : [.. byMark[mark]];
        var names = string.Join(", ", found.Select(document => document.Number));
        var (verdict, explanation) = found switch
        {
            [] => (AdoptionVerdict.NotFound, mark.Length == 0 ? "it has no mark to be known by" : $"no sales order has '{mark}'"),
            [_, _, ..] => (AdoptionVerdict.Ambiguous, $"{found.Length} sales orders have '{mark}': {names}"),
            _ when marks[mark].Skip(1).Any() => (AdoptionVerdict.Ambiguous, $"{marks[mark].Count()} orders have '{mark}', which is {names}"),
            [var document] when Differs(order, document, rule) =>
                (AdoptionVerdict.MoneyDiffers, $"it comes to {order.Totals.Grand}, and {names} to {document.Totals.Grand}"),
            _ => (AdoptionVerdict.Linked, string.Empty),
        };
        if (verdict == AdoptionVerdict.Linked && !dryRun)
        {
            await LinkAsync(order, revision, found[0], erp, cancellationToken);
        }

        return new AdoptedOrder(order.Ref, order.Number, verdict, names, explanation);
    }

    private static bool Differs(Order order, SalesOrder document, AdoptionRule rule) =>
        order.Totals.Grand.Currency != document.Totals.Grand.Currency
        || Math.Abs(order.Totals.Grand.Amount - document.Totals.Grand.Amount) > rule.Tolerance;

    /// <summary>The shadow says what was submitted, so that only what changes from now on is a change.</summary>
    private async Task LinkAsync(Order order, Revision revision, SalesOrder document, SystemName erp, CancellationToken cancellationToken) => await store.CommitAsync(
        new Commit
        {
            Links = [new Link(order.Ref, LinkRole.SalesOrder, document.Ref, document.Number)],
            Shadows = [new Shadow(order.Ref, FlowNames.Orders(order.Ref.System, erp), revision, order.CommercialDigest())],
            Audit = [new AuditEntry(order.Ref.ToString(), "order-adopted", "adoption", document.Number)],
        },
        cancellationToken);

    private async IAsyncEnumerable<Item<T>> ReadAsync<T>(
        SystemName system, CensusWindow window, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        var census = services.GetKeyedService<ICensus<T>>(system.Value)
            ?? throw new InvalidOperationException($"{system} offers no census of {typeof(T).Name}: add a connector under that name that does.");
        var reader = services.GetRequiredKeyedService<IReader<T>>(system.Value);
        await foreach (var entry in census.ListAsync(window, cancellationToken))
        {
            Item<T>? item = null;
            try
            {
                if (await reader.ReadAsync(entry.Ref, cancellationToken) is { } read)
                {
                    item = new Item<T>(entry.Ref, read.Revision, read.Value, string.Empty);
                }
            }
            catch (ConnectorException exception) when (exception.Kind == ConnectorErrorKind.Contract)
            {
                item = new Item<T>(entry.Ref, entry.Revision, null, exception.Message);
            }

            if (item is not null)
            {
                yield return item;
            }
        }
    }

    private sealed record Item<T>(EntityRef Ref, Revision Revision, T? Value, string Error)
        where T : class;
}
