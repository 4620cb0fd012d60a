using System.Collections.Immutable;
using Retail.Connectors.Testing.Systems;

namespace Retail.Connectors.Conformance;

/// <summary>What the command line asks for.</summary>
/// <param name="System">Which system.</param>
/// <param name="Live">True for the real one, which the environment names.</param>
/// <param name="Cases">The subjects of the cases to run, or the beginnings of their ids; empty for all.</param>
internal sealed record Arguments(string System, bool Live, ImmutableArray<string> Cases)
{
    public const string Usage = "Usage: --system woocommerce|odoo|tryton [--live] [--case submit-order/repeated]... [--case texts]...";

    public bool Selects(SystemCase item) => Cases.IsEmpty || Cases.Any(wanted =>
        item.Id.StartsWith(wanted.Contains('/', StringComparison.Ordinal) ? wanted : wanted + "/", StringComparison.Ordinal));

    public static Arguments? Parse(string[] args, out string problem)
    {
        problem = string.Empty;
        var system = string.Empty;
        var cases = ImmutableArray.CreateBuilder<string>();
        var live = false;
        for (var at = 0; at < args.Length; at++)
        {
            switch (args[at])
            {
                case "--live":
                    live = true;
                    break;
                case "--system" when at + 1 < args.Length:
                    system = args[++at];
                    break;
                case "--case" when at + 1 < args.Length:
                    cases.Add(args[++at]);
                    break;
                default:
                    problem = $"'{args[at]}' is not understood.";
                    return null;
            }
        }

        if (system.Length == 0)
        {
            problem = "Name a system.";
            return null;
        }

        return new Arguments(system, live, cases.ToImmutable());
    }
}
