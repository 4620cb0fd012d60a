using System.Globalization;

namespace Retail.Connectors.Simulation.FlashSale;

/// <summary>How large the sale is, and how strong what it meets.</summary>
internal sealed record SaleOptions
{
    public const string Usage = """
        Retail.Connectors.Simulation flash-sale: two shops sell what one ERP has, as fast as customers order; is the stock they show fresh all the while?
          --orders N       so many orders in ten minutes (default 10000)
          --seconds N      the length of the sale (default 600)
          --articles N     so many articles (default 500); every 25th is on offer
          --erp N          calls that the ERP carries out at one time (default 4)
          --shop N         calls that each shop carries out at one time (default 4)
          --concurrency N  work at one time in the engine (default 16)
          --pool N         0 leaves the pool out, to see what orders cost without it (default 1)
          --seed S         (default 1)
        """;

    public int Orders { get; init; } = 10_000;

    public int Seconds { get; init; } = 600;

    public int Articles { get; init; } = 500;

    public int Erp { get; init; } = 4;

    public int Shop { get; init; } = 4;

    public int Concurrency { get; init; } = 16;

    public int Pool { get; init; } = 1;

    public int Seed { get; init; } = 1;

    /// <returns>Null if the words are not understood.</returns>
    public static SaleOptions? Parse(ReadOnlySpan<string> words)
    {
        var options = new SaleOptions();
        for (var index = 0; index < words.Length; index += 2)
        {
            if (index + 1 == words.Length || !int.TryParse(words[index + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            switch (words[index])
            {
                case "--orders":
                    options = options with { Orders = number };
                    break;
                case "--seconds":
                    options = options with { Seconds = number };
                    break;
                case "--articles":
                    options = options with { Articles = number };
                    break;
                case "--erp":
                    options = options with { Erp = number };
                    break;
                case "--shop":
                    options = options with { Shop = number };
                    break;
                case "--concurrency":
                    options = options with { Concurrency = number };
                    break;
                case "--pool":
                    options = options with { Pool = number };
                    break;
                case "--seed":
                    options = options with { Seed = number };
                    break;
                default:
                    return null;
            }
        }

        return options;
    }
}
