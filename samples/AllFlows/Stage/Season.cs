using System.Globalization;

namespace AllFlows.Stage;

/// <summary>All that is going to happen: who buys what on which day, and what becomes of it. The same for the same seed.</summary>
internal sealed class Season
{
    /// <summary>How long a day is.</summary>
    public const int TicksOfDay = 20;

    private const int Customers = 30;

    private static readonly StoryKind[] Kinds = Enum.GetValues<StoryKind>();

    private readonly List<Story> _stories = [];
    private readonly IReadOnlyList<(ShopDesk Shop, ErpDesk Erp)> _desks;
    private readonly int _days;
    private int _tick;

    public Season(IReadOnlyList<(ShopDesk Shop, ErpDesk Erp)> desks, Arguments arguments)
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

    /// <summary>A tenth of a second of everybody's life.</summary>
    public void Tick()
    {
        foreach (var (_, erp) in _desks)
        {
            erp.Look();
            if (_tick % TicksOfDay == 0 && _tick / TicksOfDay < _days)
            {
                Purchase(erp, _tick / TicksOfDay);
            }
        }

        foreach (var story in _stories)
        {
            story.Tick();
        }

        _tick++;
    }

    /// <summary>Every day two articles are new, and one of yesterday's gets its right name.</summary>
    private static void Purchase(ErpDesk erp, int day)
    {
        foreach (var letter in "AB")
        {
            erp.Stock(Sku(erp, day, letter), $"Novelty {letter}", 19.90m, pieces: 10);
        }

        if (day > 0)
        {
            erp.Rename(Sku(erp, day - 1, 'A'), string.Create(CultureInfo.InvariantCulture, $"Novelty of day {day}"));
        }
    }

    private static string Sku(ErpDesk erp, int day, char letter) => string.Create(CultureInfo.InvariantCulture, $"{erp.Market.Novelties}{day + 1}{letter}");

    private static Customer Meet(ShopDesk shop, int index, Random random)
    {
        var first = string.Create(CultureInfo.InvariantCulture, $"Robin {index}");
        var email = string.Create(CultureInfo.InvariantCulture, $"robin.{index}@{shop.Market.Tag.ToLowerInvariant()}.example");
        var home = shop.Market.Homes[random.Next(shop.Market.Homes.Count)];
        return new Customer(first, email, home, index % 2 == 0 ? shop.Register(first, email, home) : 0);
    }
}
