using System.Globalization;

namespace AllFlows;

/// <summary>What the command line asks for.</summary>
internal sealed record Arguments
{
    public const string Usage =
        """
        dotnet run --project samples/AllFlows [-- options]

          --erp NAME   odoo (default) or tryton
          --days N     days of trade, each a few seconds long (default 3)
          --orders N   orders of each shop a day (default 40)
          --seed S     seed of the days and of chance (default: taken from the clock, and printed)
          --vices      30 % of webhooks lost, 30 % doubled, all reordered; 10 % of HTTP calls fail, half of those after the commit
          --kill K     kill the syncing process K times, each at a random HTTP call or commit
        """;

    public string Erp { get; private init; } = "odoo";

    public int Days { get; private init; } = 3;

    public int Orders { get; private init; } = 40;

    public int Seed { get; private init; }

    public bool Vices { get; private init; }

    public int Kills { get; private init; }

    /// <summary>Reads the command line.</summary>
    /// <exception cref="ArgumentException">An option is unknown or lacks its value.</exception>
    public static Arguments Parse(IReadOnlyList<string> args, TimeProvider time)
    {
        var arguments = new Arguments { Seed = (int)(time.GetUtcNow().ToUnixTimeMilliseconds() % 1_000_000) };
        for (var i = 0; i < args.Count; i++)
        {
            arguments = args[i] switch
            {
                "--erp" => arguments with { Erp = Product(args, ref i) },
                "--days" => arguments with { Days = Number(args, ref i, 1) },
                "--orders" => arguments with { Orders = Number(args, ref i, 1) },
                "--seed" => arguments with { Seed = Number(args, ref i, 0) },
                "--kill" => arguments with { Kills = Number(args, ref i, 0) },
                "--vices" => arguments with { Vices = true },
                var unknown => throw new ArgumentException($"Unknown option '{unknown}'.{Environment.NewLine}{Usage}", nameof(args)),
            };
        }

        return arguments;
    }

    private static string Product(IReadOnlyList<string> args, ref int i) => ++i < args.Count && args[i] is "odoo" or "tryton"
        ? args[i]
        : throw new ArgumentException($"'--erp' needs odoo or tryton.{Environment.NewLine}{Usage}", nameof(args));

    private static int Number(IReadOnlyList<string> args, ref int i, int atLeast)
    {
        var option = args[i];
        return ++i < args.Count
            && int.TryParse(args[i], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= atLeast
                ? number
                : throw new ArgumentException($"'{option}' needs a number of at least {atLeast}.{Environment.NewLine}{Usage}", nameof(args));
    }
}
