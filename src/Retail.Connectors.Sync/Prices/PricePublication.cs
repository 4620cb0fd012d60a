using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Retail.Connectors.Changes;
using Retail.Connectors.Pipelines.Batches;
using Retail.Connectors.Pipelines.Feeds;
using Retail.Connectors.Pipelines.Lanes;
using Retail.Connectors.Pipelines.Mapping;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Prices;
using Retail.Connectors.Products;
using Retail.Connectors.Sync.Batches;

namespace Retail.Connectors.Sync.Prices;

/// <summary>Publishes prices. Its schedule polls the source; its own work runs when something is marked, or a comparison is due.</summary>
internal sealed class PricePublication(PricePolicy policy, IServiceProvider services, IMappings mappings) : IBatchFlow
{
    private const int MostPages = 50;
    private const string Watched = "lists";

    public Task<BatchOutcome> RunAsync(EntityRef source, IBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return source.Kind == PricePolicy.ScheduleKind ? PollAsync(batch, cancellationToken)
            : source.Kind == PricePolicy.RunKind ? new PriceRun(policy, mappings, batch).RunAsync(cancellationToken)
            : source.Kind == PricePolicy.ApprovalKind ? ApproveAsync(batch, cancellationToken)
            : source.Kind == PricePolicy.SettingsKind ? Task.FromResult(Woken(new WorkEnd.Done(), [new ItemMark(policy.Flow, PriceItem.All, "replay")], "is read again"))
            : Task.FromResult(Woken(new WorkEnd.Done(), [new ItemMark(policy.Flow, PriceItem.ReplayPrefix + source.Id, "replay")], "is worked out again"));
    }

    private BatchOutcome Woken(WorkEnd end, ImmutableArray<ItemMark> marks, string summary) => new(
        end, new Commit { Marks = marks, Hints = [new RaisedHint(new WorkKey(policy.Flow, policy.RunRef), Revision: null)] }, summary);

    private async Task<BatchOutcome> PollAsync(IBatch batch, CancellationToken cancellationToken)
    {
        var told = 0;
        if (batch.IsOpen(policy.Source, LaneDirection.Read))
        {
            try
            {
                told = services.GetKeyedService<IChangeFeed<Product>>(policy.Source.Value) is null ? 0 : await PollProductsAsync(batch, cancellationToken);
                if (services.GetKeyedService<IPriceListWatch>(policy.Source.Value) is not null)
                {
                    await WatchAsync(batch, cancellationToken);
                }
            }
            catch (ConnectorException exception)
            {
                await batch.FailedAsync(exception, cancellationToken);
            }
        }

        return Woken(new WorkEnd.AgainAt(batch.Now + policy.Interval), [], $"{told} products changed");
    }

    /// <summary>A product's own price, tax or SKU may have changed.</summary>
    private async Task<int> PollProductsAsync(IBatch batch, CancellationToken cancellationToken)
    {
        var feed = $"{policy.Flow} products";
        var told = 0;
        for (var page = 0; page < MostPages; page++)
        {
            var cursor = await batch.Queries.FindCursorAsync(feed, cancellationToken);
            var read = await batch.Lookups.AskAsync<IChangeFeed<Product>, FeedPage<Product>>(policy.Source, (port, token) => port.ReadAsync(cursor, token), cancellationToken);
            var skus = new HashSet<string>(StringComparer.Ordinal);
            foreach (var seen in read.Items.OfType<FeedItem<Product>.Seen>())
            {
                var product = seen.Value ?? (await batch.Lookups.ReadAsync<Product>(seen.Ref, cancellationToken))?.Value;
                skus.UnionWith(product is null ? [] : product.Variants.Select(variant => variant.Sku).Append(product.Sku).Where(sku => sku.Length > 0));
            }

            told += skus.Count;
            await batch.StoreAsync(
                new Commit { Marks = [.. skus.Select(sku => new ItemMark(policy.Flow, PriceItem.Prefix + sku, "erp"))], Cursor = new CursorMove(feed, read.Next) }, cancellationToken);
            if (!read.HasMore)
            {
                break;
            }
        }

        return told;
    }

    /// <summary>When a rule of a list changes, any price may have: all are read, and only those that differ are written.</summary>
    private async Task WatchAsync(IBatch batch, CancellationToken cancellationToken)
    {
        var last = (await batch.Queries.FindItemsAsync(policy.StateFlow, [Watched], cancellationToken)).FirstOrDefault() ?? new BatchItem(policy.StateFlow, Watched);
        var revisions = new List<string>();
        foreach (var list in policy.Lists)
        {
            revisions.Add((await batch.Lookups.AskAsync<IPriceListWatch, Revision>(policy.Source, (watch, token) => watch.RevisionAsync(list, token), cancellationToken)).Value);
        }

        var now = string.Join(' ', revisions);
        if (last.Memo != now)
        {
            await batch.StoreAsync(
                new Commit { Items = [last with { Memo = now }], Marks = [new ItemMark(policy.Flow, PriceItem.All, "erp")] }, cancellationToken);
        }
    }

    /// <summary>A person said that what waits is right.</summary>
    private async Task<BatchOutcome> ApproveAsync(IBatch batch, CancellationToken cancellationToken)
    {
        await HeldItems.ApproveAsync(policy.HeldFlow, sku => new ItemMark(policy.Flow, PriceItem.Prefix + sku, "approved"), batch, cancellationToken);
        return Woken(new WorkEnd.Done(), [], "approved");
    }
}
