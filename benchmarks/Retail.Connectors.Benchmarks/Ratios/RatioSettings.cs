using System.Globalization;

namespace Retail.Connectors.Benchmarks.Ratios;

/// <summary>How much is measured.</summary>
/// <param name="Names">The figures; empty for all.</param>
/// <param name="Rounds">Rounds of floor and ours, of which the median counts.</param>
/// <param name="Scale">Shrinks the large numbers of rows and pieces of work, 1 as the figures are defined.</param>
internal sealed record RatioSettings(IReadOnlyList<string> Names, int Rounds, double Scale)
{
    public static RatioSettings Parse(string[] arguments)
    {
        var names = new List<string>();
        var settings = new RatioSettings(names, Rounds: 9, Scale: 1);
        for (var i = 0; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "--rounds" when i + 1 < arguments.Length:
                    settings = settings with { Rounds = int.Parse(arguments[++i], CultureInfo.InvariantCulture) };
                    break;
                case "--scale" when i + 1 < arguments.Length:
                    settings = settings with { Scale = double.Parse(arguments[++i], NumberStyles.Float, CultureInfo.InvariantCulture) };
                    break;
                default:
                    names.Add(arguments[i]);
                    break;
            }
        }

        return settings;
    }

    /// <summary>A large number as the scale has it.</summary>
    public int Scaled(int count, int atLeast) => Math.Max(atLeast, (int)(count * Scale));
}
