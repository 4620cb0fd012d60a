using System.Globalization;
using Retail.Connectors.Effects;
using Retail.Connectors.Pipelines.Flows;

namespace Retail.Connectors.Sync.Progress;

/// <summary>
/// Records whose content may change after it was written once, such as a tracking number that comes later. Each content that differs
/// from the last one is an effect of its own: the next generation of the same key. The number of the last stands in the flow's memo.
/// </summary>
internal static class Rewriting
{
    /// <summary>The generation in which this content is written; null if it stands there already.</summary>
    public static int? Generation(PlanContext context, Digest content) => context.Shadow?.Written switch
    {
        null => 1,
        { } written when written == content => null,
        _ => int.TryParse(context.Shadow.Memo, NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? last + 1 : 2,
    };

    public static string Memo(int generation) => generation.ToString(CultureInfo.InvariantCulture);

    /// <summary>One digest over all that is written for a record.</summary>
    public static Digest Content(IEnumerable<ICommand> commands)
    {
        using var digest = new DigestBuilder();
        foreach (var command in commands)
        {
            digest.Add("content", command.Digest().Value);
        }

        return digest.Build();
    }
}
