using Retail.Connectors.Testing.Systems;

namespace Retail.Connectors.Conformance;

/// <summary>What the command line asks for.</summary>
/// <param name="System">Which system.</param>
/// <param name="Live">True for the real one, which the environment names.</param>
/// <param name="Case">The beginning of the ids of the cases to run; empty for all.</param>
internal sealed record Arguments(string System, bool Live, string Case)
{
    public const string Usage = "Usage: --system woocommerce|odoo|tryton [--live] [--case submit-order/repeated]";

    public bool Selects(SystemCase item) => item.Id == Case || item.Id.StartsWith(Case.Length == 0 || Case.Contains('/', StringComparison.Ordinal) ? Case : Case + "/", StringComparison.Ordinal);

    public static Arguments? Parse(string[] args, out string problem)
    {
        problem = string.Empty;
        var system = string.Empty;
        var only = string.Empty;
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
                    only = args[++at];
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

        return new Arguments(system, live, only);
    }
}
