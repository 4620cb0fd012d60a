using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Systems;

namespace Retail.Connectors.Pipelines.Tests.Engine;

/// <summary>A shop whose records and failures the test writes.</summary>
internal sealed class ScriptedShop : IReader<Item>, IChangeFeed<Item>, ISystemDescription
{
    private int _reads;
    private int _polls;

    public ConcurrentDictionary<string, Item> Items { get; } = new(StringComparer.Ordinal);

    public ConcurrentQueue<FeedPage<Item>> Pages { get; } = new();

    public ConcurrentQueue<Cursor?> Polled { get; } = new();

    /// <summary>Called before each read with the order's id; may throw or wait.</summary>
    public Func<string, Task> OnRead { get; set; } = _ => Task.CompletedTask;

    public Func<Task> OnPoll { get; set; } = () => Task.CompletedTask;

    public Func<Task<string>> OnDescribe { get; set; } = () => Task.FromResult("https://shop.example");

    public int Reads => _reads;

    public int Polls => _polls;

    public string Gaps => string.Empty;

    public async Task<Observed<Item>?> ReadAsync(EntityRef id, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _reads);
        await OnRead(id.Id);
        return Items.TryGetValue(id.Id, out var item)
            ? new Observed<Item>(id, new Revision(item.Content), item, Instant.FromUnixTimeSeconds(0))
            : null;
    }

    public async Task<FeedPage<Item>> ReadAsync(Cursor? after, CancellationToken cancellationToken)
    {
        var poll = Interlocked.Increment(ref _polls);
        Polled.Enqueue(after);
        await OnPoll();
        return Pages.TryDequeue(out var page)
            ? page
            : new FeedPage<Item>(ImmutableArray<FeedItem<Item>>.Empty, after ?? new Cursor(poll.ToString(CultureInfo.InvariantCulture)), HasMore: false);
    }

    public async Task<SystemDescription> DescribeAsync(CancellationToken cancellationToken) =>
        new() { Identity = await OnDescribe(), Product = "Scripted shop" };
}
