using System.Globalization;
using ScaleModel.Model;

namespace ScaleModel;

/// <summary>What the command line asks for.</summary>
internal sealed record Arguments(IReadOnlyList<double> OrdersPerHour, Installation Installation)
{
    public const string Usage =
        """
        dotnet run --project samples/ScaleModel [-- options]

          --orders N       orders an hour (default: 10, 1,000 and 100,000)
          --erp NAME       odoo (default) or tryton, as recorded
          --erp-size X     how many times as fast as the recorded one
          --shops N        shops of equal size
          --nodes N        nodes that share the work
          --concurrency N  orders at one time in each node (default 8)
          --store NAME     sqlite (default) or postgres
          --batches        many orders share a call of the ERP
          --pages          orders are taken from the feed's pages
        """;

    /// <exception cref="ArgumentException">An option is unknown or lacks its value.</exception>
    public static Arguments Parse(IReadOnlyList<string> args)
    {
        var orders = new List<double>();
        var installation = new Installation { Erp = Recorded.Odoo };
        for (var i = 0; i < args.Count; i++)
        {
            switch (args[i])
            {
                case "--orders":
                    orders.Add(Number(args, ref i));
                    break;
                case "--erp":
                    var erp = Value(args, ref i);
                    installation = installation with { Erp = Recorded.Erps.FirstOrDefault(profile => profile.Name == erp) ?? throw Wrong($"There is no ERP '{erp}'.") };
                    break;
                case "--store":
                    installation = installation with
                    {
                        StoreRate = Value(args, ref i) switch
                        {
                            "sqlite" => Recorded.SqliteRate,
                            "postgres" => Recorded.PostgreSqlRate,
                            var store => throw Wrong($"There is no store '{store}'."),
                        },
                    };
                    break;
                case "--erp-size":
                    installation = installation with { ErpSize = Number(args, ref i) };
                    break;
                case "--shops":
                    installation = installation with { Shops = (int)Number(args, ref i) };
                    break;
                case "--nodes":
                    installation = installation with { Nodes = (int)Number(args, ref i) };
                    break;
                case "--concurrency":
                    installation = installation with { Concurrency = (int)Number(args, ref i) };
                    break;
                case "--batches":
                    installation = installation with { Batches = true };
                    break;
                case "--pages":
                    installation = installation with { ReadsPages = true };
                    break;
                default:
                    throw Wrong($"Unknown option '{args[i]}'.");
            }
        }

        return new Arguments(orders.Count == 0 ? [10, 1_000, 100_000] : orders, installation);
    }

    private static ArgumentException Wrong(string words) => new($"{words}{Environment.NewLine}{Usage}", nameof(words));

    private static string Value(IReadOnlyList<string> args, ref int i) =>
        i + 1 < args.Count ? args[++i] : throw Wrong($"'{args[i]}' needs a value.");

    private static double Number(IReadOnlyList<string> args, ref int i)
    {
        var option = args[i];
        return double.TryParse(Value(args, ref i), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= (option is "--erp-size" or "--orders" ? double.Epsilon : 1)
            ? number
            : throw Wrong($"'{option}' needs a number above zero.");
    }
}
