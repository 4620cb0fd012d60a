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
    private const int LaterPieces = 4;

    private static readonly StoryKind[] Kinds = Enum.GetValues<StoryKind>();

    private readonly List<Story> _stories = [];
    private readonly IReadOnlyList<(ShopDesk Shop, IErpDesk Erp)> _desks;
    private readonly int _days;
    private int _tick;

    public Season(IReadOnlyList<(ShopDesk Shop, IErpDesk Erp)> desks, Arguments arguments)
    {
        (_desks, _days) = (desks, arguments.Days);
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
    public static void Fill(ShopDesk shop, IErpDesk erp)
    {
        foreach (var article in shop.Articles.Concat(shop.Scarce))
        {
            TakeIn(shop, erp, article.Sku, article.Name, article.Price, IsScarce(article.Sku) ? FirstPieces : 100_000);
        }
    }

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
            }
        }

        foreach (var story in _stories)
        {
            story.Tick();
        }

        _tick++;
    }

    /// <summary>Every day two articles are new, and one of yesterday's gets its right name.</summary>
    private static void Purchase(ShopDesk shop, IErpDesk erp, int day)
    {
        foreach (var letter in "AB")
        {
            TakeIn(shop, erp, Sku(erp, day, letter), $"Novelty {letter}", 19.90m, pieces: 10);
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

    private static void TakeIn(ShopDesk shop, IErpDesk erp, string sku, string name, decimal price, int pieces)
    {
        shop.Floor.Put(sku, pieces);
        erp.Stock(sku, name, price, pieces);
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
