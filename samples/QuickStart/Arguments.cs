using System.Globalization;

namespace QuickStart;

/// <summary>What the command line asks for.</summary>
internal sealed record Arguments
{
    public const string Usage =
        """
        dotnet run --project samples/QuickStart [-- options]

          --erp NAME   odoo (the default) or tryton
          --orders N   N generated orders instead of the 100 recorded ones; 2 % of them cannot be mapped, on purpose
          --seed S     seed of the generated orders and of chance (default: taken from the clock, and printed)
          --vices      30 % of webhooks lost, 30 % doubled, all reordered; 20 % of HTTP calls fail, half of those after the commit
          --kill K     kill the syncing process K times, each at a random HTTP call or commit
          --json       print one JSON object instead of tables
        """;

    public string Erp { get; private init; } = "odoo";

    public int? Orders { get; private init; }

    public int Seed { get; private init; }

    public bool Vices { get; private init; }

    public int Kills { get; private init; }

    public bool Json { get; private init; }

    /// <summary>Reads the command line.</summary>
    /// <exception cref="ArgumentException">An option is unknown or lacks its value.</exception>
    public static Arguments Parse(IReadOnlyList<string> args, TimeProvider time)
    {
        var arguments = new Arguments { Seed = (int)(time.GetUtcNow().ToUnixTimeMilliseconds() % 1_000_000) };
        for (var i = 0; i < args.Count; i++)
        {
            arguments = args[i] switch
            {
                "--erp" when i + 1 < args.Count && args[i + 1] is "odoo" or "tryton" => arguments with { Erp = args[++i] },
                "--orders" => arguments with { Orders = Number(args, ref i, 1) },
                "--seed" => arguments with { Seed = Number(args, ref i, 0) },
                "--kill" => arguments with { Kills = Number(args, ref i, 0) },
                "--vices" => arguments with { Vices = true },
                "--json" => arguments with { Json = true },
                var unknown => throw new ArgumentException($"Unknown option '{unknown}'.{Environment.NewLine}{Usage}", nameof(args)),
            };
        }

        return arguments;
    }

    private static int Number(IReadOnlyList<string> args, ref int i, int atLeast)
    {
        var option = args[i];
        return ++i < args.Count
            && int.TryParse(args[i], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= atLeast
                ? number
                : throw new ArgumentException($"'{option}' needs a number of at least {atLeast}.{Environment.NewLine}{Usage}", nameof(args));
    }
}
