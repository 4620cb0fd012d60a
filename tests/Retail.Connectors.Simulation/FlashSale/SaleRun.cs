using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Retail.Connectors.Changes;
using Retail.Connectors.Pipelines;
using Retail.Connectors.Pipelines.Work;
using Retail.Connectors.Simulation.Nodes;
using Retail.Connectors.Simulation.Running;
using Retail.Connectors.Testing.Stores;

namespace Retail.Connectors.Simulation.FlashSale;

/// <summary>
/// Two shops sell what one ERP has, most of it in the first minutes, while goods are counted in the ERP. Everything runs on one thread and
/// simulated time, and servers take as long as recorded ones and do only so much at one time.
/// </summary>
internal sealed class SaleRun : IDisposable
{
    private const double HintsLost = 0.02;
    private static readonly Instant Start = Instant.FromUtc(2026, 11, 27, 8, 0);
    private static readonly Duration WarmUp = Duration.FromSeconds(60);
    private static readonly Duration Patience = Duration.FromHours(2);

    // The hosting library would start it on a thread of the pool.
    private static readonly MethodInfo Execute = typeof(BackgroundService).GetMethod("ExecuteAsync", BindingFlags.Instance | BindingFlags.NonPublic)!;

    private readonly SaleOptions _options;
    private readonly Random _chance;
    private readonly Schedule _schedule;
    private readonly SaleContext _context;
    private readonly SaleClock _clock;
    private readonly SaleErp _erp;
    private readonly SaleShop[] _shops;
    private readonly SaleStore _store;
    private readonly SaleTrail _trail = new(Duration.FromSeconds(SaleComparison.Objective));
    private readonly SaleMeter _meter;
    private readonly ServiceProvider _services;
    private readonly SortedDictionary<string, SaleWire> _wires = new(StringComparer.Ordinal);
    private readonly string[] _articles;
    private readonly string[] _hot;
    private readonly Dictionary<string, int> _there = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _sold = new(StringComparer.Ordinal);
    private readonly Dictionary<EntityRef, Instant> _placed = [];
    private readonly HashSet<EntityRef> _untold = [];
    private readonly List<SaleCount> _counts = [];
    private readonly string _pool;
    private Exception? _broken;

    private SaleRun(SaleOptions options)
    {
        _options = options;
        _pool = string.Create(CultureInfo.InvariantCulture, $"sale-{options.Seed}-{options.Orders}-{options.Erp}");
        _chance = new Random(unchecked((options.Seed * 7919) + 41));
        _schedule = new Schedule(Start, new Random(unchecked((options.Seed * 104_729) + 3)));
        _context = new SaleContext(_schedule);
        _clock = new SaleClock(_schedule, _context);
        _articles = [.. Enumerable.Range(0, options.Articles).Select(number => string.Create(CultureInfo.InvariantCulture, $"ART-{number:0000}"))];
        _hot = [.. _articles.Where((_, number) => number % 25 == 0)];

        // What is on offer is sold out before the end.
        var each = (int)(options.Orders * 0.6 * 1.33 * 0.9 / _hot.Length);
        foreach (var sku in _articles)
        {
            _there[sku] = _hot.Contains(sku) ? each : 60;
        }

        _erp = new SaleErp(_clock, [.. _articles.Concat(Canaries).Select(sku => (sku, _there.GetValueOrDefault(sku, 100)))]);
        _shops = [new SaleShop("shop-us", _clock), new SaleShop("shop-de", _clock)];
        foreach (var sku in _articles.Concat(Canaries))
        {
            // Without a pool each shop has all there is: it is what orders cost alone that is looked at then.
            Array.ForEach(_shops, shop => shop.Add(sku, options.Pool > 0 ? 0 : _there.GetValueOrDefault(sku)));
        }

        _store = new SaleStore(new InMemoryWorkStore(_clock), _clock, _trail);
        _meter = new SaleMeter(_pool);
        _services = Build();
    }

    /// <summary>Articles that nobody buys: what the shops show of them tells how old their numbers are.</summary>
    private static string[] Canaries { get; } = [.. Enumerable.Range(0, 20).Select(number => string.Create(CultureInfo.InvariantCulture, $"CANARY-{number:00}"))];

    public static SaleResult Run(SaleOptions options)
    {
        using var run = new SaleRun(options);
        return run.Run();
    }

    public void Dispose()
    {
        _services.Dispose();
        _meter.Dispose();
        _erp.Dispose();
    }

    private SaleResult Run()
    {
        foreach (var service in _services.GetServices<IHostedService>().OfType<BackgroundService>())
        {
            _context.Run(async () =>
            {
                try
                {
                    await (Task)Execute.Invoke(service, [CancellationToken.None])!;
                }
                catch (Exception exception)
                {
                    _broken = exception;
                }
            });
        }

        Until(Start + WarmUp);
        if (_options.Pool > 0 && !Array.TrueForAll(_shops, shop => _articles.Concat(Canaries).All(sku => shop.Shows(sku) > 0)))
        {
            throw new InvalidOperationException("The pool was not published before the sale began.");
        }

        PlanSale();
        var end = Start + WarmUp + Duration.FromSeconds(_options.Seconds);
        Until(end);
        while ((_trail.Submitted.Count < _placed.Count || _counts.Exists(count => count is { ShownAt: null, IsOvertaken: false })) && _schedule.Now < end + Patience)
        {
            Until(_schedule.Now + Duration.FromSeconds(1));
        }

        return Judge();
    }

    private void Until(Instant time)
    {
        while (_schedule.Now < time)
        {
            if (_broken is not null)
            {
                throw new InvalidOperationException("The engine ended.", _broken);
            }

            _schedule.Step();
        }
    }

    /// <summary>Half of the orders come in the first third of the time.</summary>
    private void PlanSale()
    {
        var begin = Start + WarmUp;
        for (var number = 0; number < _options.Orders; number++)
        {
            var customer = number;
            _schedule.At(begin + Duration.FromSeconds(_options.Seconds * Math.Pow(_chance.NextDouble(), 1.5)), () => Buy(customer));
        }

        for (var second = 3; second < _options.Seconds && _options.Pool > 0; second += 3)
        {
            var (sku, quantity) = (Canaries[second / 3 % Canaries.Length], 100 + second);
            _schedule.At(begin + Duration.FromSeconds(second), () => Count(sku, quantity));
        }
    }

    private void Count(string sku, int quantity)
    {
        _erp.Count(sku, quantity);
        foreach (var earlier in _counts.Where(count => count.Sku == sku && count.ShownAt is null))
        {
            // What came after it stands for both.
            earlier.IsOvertaken = true;
        }

        _counts.Add(new SaleCount(sku, quantity, _schedule.Now, _shops.Length));
    }

    /// <summary>Whoever finds an article sold out takes another.</summary>
    private void Buy(int customer)
    {
        for (var tried = 0; tried < 50; tried++)
        {
            var shop = _shops[_chance.Next(_shops.Length)];
            var sku = tried == 0 && _chance.NextDouble() < 0.6 ? _hot[_chance.Next(_hot.Length)] : _articles[_chance.Next(_articles.Length)];
            var quantity = _chance.Next(3) == 0 ? 2 : 1;
            if (shop.TryBuy(sku, quantity, customer) is not { } id)
            {
                continue;
            }

            var order = new EntityRef(shop.Name, EntityKind.Order, id);
            _placed[order] = _schedule.Now;
            _sold[sku] = _sold.GetValueOrDefault(sku) + quantity;
            if (_chance.NextDouble() < HintsLost)
            {
                _untold.Add(order);
            }
            else
            {
                var sink = _services.GetRequiredService<IHintSink>();
                _schedule.After(
                    Duration.FromMilliseconds(_chance.Next(500, 3000)),
                    () => _context.Run(async () => await sink.RaiseAsync([new Hint(order, "webhook")], CancellationToken.None)));
            }

            return;
        }
    }

    /// <summary>A shop was written to: does it show what was counted?</summary>
    private void Look(SaleShop shop)
    {
        foreach (var count in _counts.Where(count => count is { ShownAt: null, IsOvertaken: false } && !count.Shown.Contains(shop.Name)))
        {
            if (shop.Shows(count.Sku) == count.Quantity)
            {
                count.Show(shop.Name, _schedule.Now);
            }
        }
    }

    private ServiceProvider Build()
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(_clock);
        services.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        services.AddSingleton<IWorkStore>(_store);
        services.AddRetailConnectors(retail =>
        {
            foreach (var shop in _shops)
            {
                retail.AddWooCommerce(shop.Name, options =>
                {
                    options.BaseAddress = new Uri($"https://{shop.Name}.example");
                    (options.ConsumerKey, options.ConsumerSecret, options.ReadRetries) = ("ck_simulated", "cs_simulated", 0);
                });
                retail.Orders(shop.Name, SaleErp.System, orders => orders.From(Start.ToDateTimeOffset()).PaymentMethod("cod", string.Empty));
            }

            SaleErp.AddTo(retail);
            if (_options.Pool > 0)
            {
                retail.StockPool(_pool, SaleErp.System, pool =>
                {
                    pool.Locations(SaleErp.Warehouse).PooledFrom(40);
                    Array.ForEach(_shops, shop => pool.Channel(shop.Name));
                });
            }

            retail.ConfigurePipelines(pipelines => pipelines.Concurrency = _options.Concurrency);
        });
        foreach (var shop in _shops)
        {
            var wire = _wires[shop.Name] = new SaleWire(_schedule, _chance, _options.Shop, shop.Server, SaleShop.Milliseconds)
            {
                Carried = request =>
                {
                    if (request.RequestUri!.AbsolutePath.EndsWith("/batch", StringComparison.Ordinal))
                    {
                        Look(shop);
                    }
                },
            };
            NodeHost.Wire(services, shop.Name, wire);
        }

        _wires[SaleErp.System] = new SaleWire(_schedule, _chance, _options.Erp, _erp.Server, SaleErp.Milliseconds);
        NodeHost.Wire(services, SaleErp.System, _wires[SaleErp.System]);
        return services.BuildServiceProvider();
    }

    private SaleResult Judge()
    {
        var length = _schedule.Now - Start - WarmUp;
        return new SaleResult
        {
            Options = _options,
            Orders = _placed.Count,
            Submitted = _trail.Submitted.Count,
            Freshness = [.. _counts.Where(count => count.ShownAt is not null).Select(count => (count.ShownAt!.Value - count.At).TotalSeconds)],
            NeverShown = _counts.Count(count => count.ShownAt is null),
            Ages = _meter.Ages,
            Late = _meter.Late,
            Submission = [.. _trail.Submitted.Where(order => _placed.ContainsKey(order.Key)).Select(order => (order.Value - _placed[order.Key]).TotalSeconds)],
            Trail = _trail,
            Untold = _untold,
            HeardOfUntold = [.. from order in _untold where _trail.HeardOf(order) is not null select (_trail.HeardOf(order)!.Value - _placed[order]).TotalSeconds],
            Oversold = _sold.Sum(article => Math.Max(0, article.Value - _there[article.Key])),
            Calls = _wires.SelectMany(wire => wire.Value.Calls.Select(call => (Name: $"{wire.Key} {call.Key}", call.Value))).ToDictionary(call => call.Name, call => call.Value),
            Busy = _wires.ToDictionary(wire => wire.Key, wire => wire.Value.Busy / (length * (wire.Key == SaleErp.System ? _options.Erp : _options.Shop))),
            LastIn = _trail.Submitted.Values.Append(Start + WarmUp).Max() - Start - WarmUp,
        };
    }
}
