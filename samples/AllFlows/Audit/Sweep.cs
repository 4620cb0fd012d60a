using System.Globalization;
using AllFlows.Stage;
using Retail.Connectors;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Sqlite;

namespace AllFlows.Audit;

/// <summary>Everything that there is, to be looked at once more.</summary>
internal sealed class Sweep
{
    private readonly SqliteWorkStore _store;
    private readonly List<(string System, EntityKind Kind, string[] Ids)> _records = [];
    private readonly List<WorkKey> _keys = [];

    public Sweep(IReadOnlyList<(ShopDesk Shop, IErpDesk Erp)> desks, SqliteWorkStore store)
    {
        _store = store;
        foreach (var (shop, erp) in desks)
        {
            var market = shop.Market;
            var records = new Dictionary<EntityKind, string[]>
            {
                [EntityKind.Customer] = Ids(shop.Server.Customers.Select(record => record["id"]!.GetValue<long>())),
                [EntityKind.Order] = Ids(shop.Server.Orders.Select(record => record["id"]!.GetValue<long>())),
                [EntityKind.Refund] = Ids(shop.Server.Refunds.Select(record => record["id"]!.GetValue<long>())),
                [EntityKind.SalesOrder] = Ids(erp.Ids(EntityKind.SalesOrder)),
                [EntityKind.Shipment] = Ids(erp.Ids(EntityKind.Shipment)),
                [EntityKind.Invoice] = Ids(erp.Ids(EntityKind.Invoice)),
                [EntityKind.CreditNote] = Ids(erp.Ids(EntityKind.CreditNote)),
            };
            foreach (var group in FlowList.Of(market).Where(flow => records.ContainsKey(flow.Kind)).GroupBy(flow => (flow.System, flow.Kind)))
            {
                var ids = records[group.Key.Kind];
                _records.Add((group.Key.System, group.Key.Kind, ids));
                _keys.AddRange(from flow in @group from id in ids select new WorkKey(flow.Name, new EntityRef(flow.System, flow.Kind, id)));
            }
        }
    }

    /// <summary>What the sync is told: to look at so many records of a kind.</summary>
    public IEnumerable<string> Lines() => _records.SelectMany(record => record.Ids.Chunk(50).Select(ids => $"look {record.System} {record.Kind} {string.Join(' ', ids)}"));

    /// <summary>How often each piece of work was hinted at, and whether it is at an end.</summary>
    public async Task<Dictionary<WorkKey, (long Version, bool IsSettled)>> VersionsAsync()
    {
        var versions = new Dictionary<WorkKey, (long, bool)>();
        foreach (var key in _keys)
        {
            var work = await _store.Queries.FindWorkAsync(key, CancellationToken.None);
            versions[key] = (work?.Version ?? 0, work?.State is WorkState.Done or WorkState.Parked);
        }

        return versions;
    }

    private static string[] Ids(IEnumerable<long> ids) => [.. ids.Select(id => id.ToString(CultureInfo.InvariantCulture))];
}
