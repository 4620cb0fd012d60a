using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Retail.Connectors.Changes;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce;

namespace Retail.Connectors.WooCommerce.Tests.Simulated;

/// <summary>A host whose shop is the simulator, with a clock that stands until it is moved.</summary>
internal sealed class SimulatedShop : IAsyncDisposable
{
    private readonly Dictionary<Type, Cursor> _cursors = [];
    private readonly bool _isBad;

    public SimulatedShop(WooShopSettings? settings = null, Action<WooCommerceOptions>? configure = null, bool recorded = false, SimulatorVices? vices = null)
    {
        var own = (settings ?? (recorded ? RecordedShop.Settings : new WooShopSettings())) with { Keys = [new(TestShop.Key, TestShop.Secret)] };
        Simulator = recorded ? RecordedShop.Load(own, Time) : new WooCommerceSimulator(own, Time);
        Handler = new SimulatorHandler(Simulator, vices, Time);
        _isBad = vices is not null;
        Host = TestShop.Over(new Dated(Handler, Time), configure, Time);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2027, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public WooCommerceSimulator Simulator { get; }

    public SimulatorHandler Handler { get; }

    public ServiceProvider Host { get; }

    public WooCommerceClient Client => Host.Client();

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    /// <summary>Reads a feed to its end, from where it was read before.</summary>
    public async Task<List<FeedItem<T>>> DrainAsync<T>()
        where T : class
    {
        var feed = Host.GetRequiredKeyedService<IChangeFeed<T>>(TestShop.Name);
        var items = new List<FeedItem<T>>();
        for (var page = 0; page < 1000; page++)
        {
            if (await TryReadAsync(feed, _cursors.TryGetValue(typeof(T), out var cursor) ? cursor : null) is not { } read)
            {
                continue;
            }

            items.AddRange(read.Items);
            _cursors[typeof(T)] = read.Next;
            if (!read.HasMore)
            {
                return items;
            }
        }

        throw new InvalidOperationException("The feed has no end.");
    }

    /// <summary>How many reads of a feed failed, because the shop or the way to it misbehaved; each is read again from the same place.</summary>
    public int Failures { get; private set; }

    /// <summary>What a feed tells, the last of each record.</summary>
    public async Task<Dictionary<string, T>> ValuesAsync<T>()
        where T : class =>
        (await DrainAsync<T>()).OfType<FeedItem<T>.Seen>().GroupBy(seen => seen.Ref.Id).ToDictionary(group => group.Key, group => group.Last().Value!);

    public Task<Observed<T>?> ReadAsync<T>(EntityKind kind, long id)
        where T : class => Host.GetRequiredKeyedService<IReader<T>>(TestShop.Name).ReadAsync(Ref(kind, id), Token);

    public async Task<List<CensusEntry>> CensusAsync<T>(CensusWindow? window = null)
        where T : class =>
        await Host.GetRequiredKeyedService<ICensus<T>>(TestShop.Name)
            .ListAsync(window ?? new CensusWindow(NodaTime.Instant.FromUtc(2020, 1, 1, 0, 0), NodaTime.Instant.FromUtc(2030, 1, 1, 0, 0)), Token).ToListAsync(Token);

    public static EntityRef Ref(EntityKind kind, long id) => new(TestShop.Name, kind, id.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Writes as somebody else does, past the client.</summary>
    public JsonNode Send(string method, string path, string body = "", string query = "")
    {
        var answer = Simulator.Handle(new SimulatedRequest
        {
            Method = method,
            Path = "/wp-json/wc/v3/" + path,
            QueryString = $"consumer_key={TestShop.Key}&consumer_secret={TestShop.Secret}{query}",
            Headers = [new("Content-Type", "application/json")],
            Body = Encoding.UTF8.GetBytes(body),
        });
        Assert.True(answer.Status is >= 200 and <= 299, answer.BodyText);
        return JsonNode.Parse(answer.BodyText)!;
    }

    public long Create(string path, string body) => Send("POST", path, body)["id"]!.GetValue<long>();

    private async Task<FeedPage<T>?> TryReadAsync<T>(IChangeFeed<T> feed, Cursor? cursor)
        where T : class
    {
        try
        {
            return await feed.ReadAsync(cursor, Token);
        }
        catch (ConnectorException exception) when (_isBad && exception.Kind is ConnectorErrorKind.Unavailable or ConnectorErrorKind.RateLimited or ConnectorErrorKind.Contract)
        {
            Failures++;
            return null;
        }
    }

    /// <summary>The web server before the shop, which tells the time.</summary>
    private sealed class Dated(HttpMessageHandler inner, TimeProvider time) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            response.Headers.Date = time.GetUtcNow();
            return response;
        }
    }
}
