using System.Globalization;

namespace AllFlows.Stage;

/// <summary>All that is going to happen: who buys what on which day, and what becomes of it. The same for the same seed.</summary>
internal sealed class Season
{
    /// <summary>How long a day is.</summary>
    public const int TicksOfDay = 20;

    /// <summary>How the numbers of articles begin that there are a few pieces of.</summary>
    public const string Scarce = "FEW-";

    private const int Customers = 30;
    private const int FirstPieces = 6;
    private const int Plenty = 100_000;
    private const decimal NoveltyPrice = 19.90m;
    private const int LaterPieces = 4;

    private static readonly StoryKind[] Kinds = Enum.GetValues<StoryKind>();

    private readonly List<Story> _stories = [];
    private readonly IReadOnlyList<(ShopDesk Shop, IErpDesk Erp)> _desks;
    private readonly int _days;
    private readonly bool _knowsTaxes;
    private int _tick;

    public Season(IReadOnlyList<(ShopDesk Shop, IErpDesk Erp)> desks, bool knowsTaxes, Arguments arguments)
    {
        (_desks, _knowsTaxes, _days) = (desks, knowsTaxes, arguments.Days);
        var random = new Random(arguments.Seed);
        foreach (var (shop, erp) in desks)
        {
            var customers = Enumerable.Range(1, Customers).Select(index => Meet(shop, index, random)).ToList();
            for (var number = 0; number < arguments.Days * arguments.Orders; number++)
            {
                // Each day has each story once, if it has so many orders; the rest is as chance has it, and mostly plain.
                var rank = number % arguments.Orders;
                var kind = rank < Kinds.Length ? Kinds[rank] : random.Next(2) == 0 ? StoryKind.Plain : Kinds[random.Next(Kinds.Length - 2)];
                var start = (number / arguments.Orders * TicksOfDay) + random.Next(TicksOfDay);
                var chance = new Random(random.Next());
                _stories.Add(new Story(kind, shop, erp, new Basket(shop, customers[random.Next(customers.Count)], chance, number), chance, start));
            }
        }
    }

    public IReadOnlyList<Story> Stories => _stories;

    public int Finished => _stories.Count(story => story.IsOver);

    public bool IsOver => _tick > _days * TicksOfDay && Finished == _stories.Count;

    public static bool IsScarce(string sku) => sku.Contains($"-{Scarce}", StringComparison.Ordinal);

    /// <summary>Takes in what is there before the first day.</summary>
    public static void Fill(ShopDesk shop, IErpDesk erp, PriceTags prices)
    {
        foreach (var article in shop.Articles.Concat(shop.Press).Concat(shop.Scarce))
        {
            shop.Floor.Put(article.Sku, IsScarce(article.Sku) ? FirstPieces : Plenty);
            erp.Stock(article.Sku, article.Name, prices.InErp(article), prices.RateId(article.TaxClass), IsScarce(article.Sku) ? FirstPieces : Plenty);
        }
    }

    /// <summary>What articles cost on both sides.</summary>
    public PriceTags PricesOf(ShopDesk shop) => new(shop.Market, shop.RateIds, _knowsTaxes);

    /// <summary>A tenth of a second of everybody's life.</summary>
    public void Tick()
    {
        foreach (var (shop, erp) in _desks)
        {
            erp.Look();
            if (_tick % TicksOfDay == 0 && _tick / TicksOfDay < _days)
            {
                Purchase(shop, erp, _tick / TicksOfDay);
            }
            else if (_tick % TicksOfDay == TicksOfDay / 2 && _tick / TicksOfDay < _days)
            {
                Break(shop, erp, _tick / TicksOfDay);
                shop.Mistype(_tick / TicksOfDay);
            }
        }

        foreach (var story in _stories)
        {
            story.Tick();
        }

        _tick++;
    }

    /// <summary>Every day two articles are new, one of yesterday's gets its right name, and three of the old cost something else.</summary>
    private void Purchase(ShopDesk shop, IErpDesk erp, int day)
    {
        var prices = PricesOf(shop);
        foreach (var letter in "AB")
        {
            shop.Floor.Put(Sku(erp, day, letter), 10);
            erp.Stock(Sku(erp, day, letter), $"Novelty {letter}", prices.InErp(NoveltyPrice, string.Empty), prices.RateId(string.Empty), 10);
        }

        foreach (var article in Enumerable.Range(0, 3).Select(index => shop.Articles[((day * 3) + index) % shop.Articles.Count]))
        {
            erp.Reprice(article.Sku, Math.Round(prices.InErp(article) * (100 + ((day + 1) * 3)) / 100, 2));
        }

        if (day > 0)
        {
            foreach (var article in shop.Scarce)
            {
                Move(shop, erp, article.Sku, LaterPieces);
            }

            erp.Rename(Sku(erp, day - 1, 'A'), string.Create(CultureInfo.InvariantCulture, $"Novelty of day {day}"));
        }
    }

    /// <summary>Every day the warehouse finds a piece broken, of what nobody was promised.</summary>
    private static void Break(ShopDesk shop, IErpDesk erp, int day)
    {
        var shelf = shop.Floor.Of(shop.Scarce[day % shop.Scarce.Count].Sku);
        if (shelf.Supply - shelf.Sold > 0)
        {
            Move(shop, erp, shelf.Sku, -1);
        }
    }

    private static void Move(ShopDesk shop, IErpDesk erp, string sku, int pieces)
    {
        shop.Floor.Put(sku, pieces);
        erp.Move(sku, pieces);
    }

    private static string Sku(IErpDesk erp, int day, char letter) => string.Create(CultureInfo.InvariantCulture, $"{erp.Market.Novelties}{day + 1}{letter}");

    private static Customer Meet(ShopDesk shop, int index, Random random)
    {
        var first = string.Create(CultureInfo.InvariantCulture, $"Robin {index}");
        var email = string.Create(CultureInfo.InvariantCulture, $"robin.{index}@{shop.Market.Tag.ToLowerInvariant()}.example");
        var home = shop.Market.Homes[random.Next(shop.Market.Homes.Count)];
        return new Customer(first, email, home, index % 2 == 0 ? shop.Register(first, email, home) : 0);
    }
}
