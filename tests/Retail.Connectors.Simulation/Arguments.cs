using System.Globalization;

namespace Retail.Connectors.Simulation;

/// <summary>What was asked for on the command line.</summary>
internal sealed record Arguments
{
    public const string Usage = """
        Retail.Connectors.Simulation: shop, ERP, store and engine on one thread and simulated time.
          --seeds N     so many seeds (default 100)
          --seed S      the first seed (default 1)
          --hash        one line per seed with its hash, to compare two processes
          --trace       the last events of each seed, whatever came of it
          --planted     plants each known bug in turn and says by which seed it was found; --seeds bounds the search (default 500)
          --bug B       only this bug; without --planted it is planted in every seed
          --suits B     seeds of the worlds that suit this bug, with nothing planted: OfferedTwice for worlds with stock
          --threads T   seeds at one time (default: the machine's cores)
        Retail.Connectors.Simulation money: generated carts through the connectors, every cent against an oracle that counts in fractions.
          --orders N    so many orders (default 2000)
          --seed S      the first lot (default 1)
        """;

    /// <summary>Whether carts are counted instead of seeds played.</summary>
    public bool Money { get; init; }

    public int Orders { get; init; } = 2000;

    public int? Seeds { get; init; }

    public int Seed { get; init; } = 1;

    public bool Hash { get; init; }

    public bool Trace { get; init; }

    public bool Planted { get; init; }

    public string Bug { get; init; } = string.Empty;

    /// <summary>The bug that worlds are to suit; the planted one if empty.</summary>
    public string Suits { get; init; } = string.Empty;

    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <returns>Null if the words are not understood.</returns>
    public static Arguments? Parse(string[] words)
    {
        var arguments = new Arguments();
        for (var index = 0; index < words.Length; index++)
        {
            switch (words[index])
            {
                case "--hash":
                    arguments = arguments with { Hash = true };
                    continue;
                case "--trace":
                    arguments = arguments with { Trace = true };
                    continue;
                case "--planted":
                    arguments = arguments with { Planted = true };
                    continue;
                case "money" when index == 0:
                    arguments = arguments with { Money = true };
                    continue;
                case "--bug" when index + 1 < words.Length:
                    arguments = arguments with { Bug = words[++index] };
                    continue;
                case "--suits" when index + 1 < words.Length:
                    arguments = arguments with { Suits = words[++index] };
                    continue;
            }

            if (index + 1 == words.Length || !int.TryParse(words[index + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            switch (words[index++])
            {
                case "--seeds":
                    arguments = arguments with { Seeds = number };
                    break;
                case "--orders":
                    arguments = arguments with { Orders = number };
                    break;
                case "--seed":
                    arguments = arguments with { Seed = number };
                    break;
                case "--threads":
                    arguments = arguments with { Threads = Math.Max(1, number) };
                    break;
                default:
                    return null;
            }
        }

        return arguments;
    }
}
