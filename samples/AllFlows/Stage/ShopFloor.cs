using System.Globalization;
using System.Text.Json.Nodes;
using Retail.Connectors.Testing.Simulation;
using Retail.Connectors.Testing.WooCommerce;

namespace AllFlows.Stage;

/// <summary>Watches the numbers that a shop shows, call by call.</summary>
internal sealed class ShopFloor
{
    private readonly WooCommerceSimulator _server;
    private readonly Dictionary<string, Shelf> _shelves = [];

    public ShopFloor(WooCommerceSimulator server)
    {
        _server = server;
        Door = new Turnstile(server) { Passed = See };
    }

    /// <summary>Where the service comes in.</summary>
    public Turnstile Door { get; }

    public IReadOnlyCollection<Shelf> Shelves => _shelves.Values;

    public Shelf Of(string sku)
    {
        if (!_shelves.TryGetValue(sku, out var shelf))
        {
            _shelves[sku] = shelf = new Shelf(sku);
        }

        return shelf;
    }

    /// <summary>The warehouse gets pieces, or loses some.</summary>
    public void Put(string sku, int pieces) => Door.Alone(() =>
    {
        Of(sku).Put(pieces);
        return pieces;
    });

    /// <summary>What customers see: 0 for an article that the shop does not have.</summary>
    public decimal Shown(string sku) => Door.Alone(() => Numbers().GetValueOrDefault(sku).Shown);

    /// <summary>Somebody in the shop makes a call, and nobody else in between.</summary>
    public SimulatedResponse Send(string what, SimulatedRequest request) => Door.Alone(() =>
    {
        var answer = _server.Handle(request);
        Move(what, static _ => false);
        return answer;
    });

    private void See(SimulatedRequest request, SimulatedResponse answer)
    {
        if (request.Method == "GET")
        {
            foreach (var shelf in _shelves.Values.Where(shelf => request.Path.EndsWith("/products", StringComparison.Ordinal)
                && request.QueryValue("_fields")?.Contains("stock_quantity", StringComparison.Ordinal) == true && request.QueryValue("sku")?.Split(',').Contains(shelf.Sku) == true))
            {
                shelf.Read();
            }
        }
        else if (answer.Status is 200 or 201)
        {
            var written = Written(request);
            Move(request.Path, written.Contains);
        }
    }

    private void Move(string what, Func<long, bool> isPublished)
    {
        foreach (var (sku, (id, shown)) in Numbers())
        {
            var shelf = Of(sku);
            if (isPublished(id))
            {
                shelf.Published(shown);
            }
            else if (shown != shelf.Shown)
            {
                shelf.Moved(what, shown);
            }
        }
    }

    private Dictionary<string, (long Id, decimal Shown)> Numbers() => _server.Products.Where(product => product["stock_quantity"] is not null)
        .ToDictionary(product => product["sku"]!.ToString(), product => (product["id"]!.GetValue<long>(), (decimal)product["stock_quantity"]!.GetValue<long>()));

    /// <summary>The articles whose number a request sets.</summary>
    private static HashSet<long> Written(SimulatedRequest request)
    {
        if (!request.Path.Contains("/products", StringComparison.Ordinal) || request.Body.IsEmpty || JsonNode.Parse(request.BodyText) is not JsonObject body)
        {
            return [];
        }

        var items = body["update"]?.AsArray().Select(item => (item!["id"]?.ToString(), item.AsObject())) ?? [(request.Path[(request.Path.LastIndexOf('/') + 1)..], body)];
        return [.. items.Where(item => item.Item2.ContainsKey("stock_quantity") && long.TryParse(item.Item1, CultureInfo.InvariantCulture, out _))
            .Select(item => long.Parse(item.Item1!, CultureInfo.InvariantCulture))];
    }
}
