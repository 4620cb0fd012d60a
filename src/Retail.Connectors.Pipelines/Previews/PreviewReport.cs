using System.Globalization;

namespace Retail.Connectors.Pipelines.Previews;

/// <summary>A dry run as a text to read: a line for each record that something would happen to, and a summary.</summary>
public static class PreviewReport
{
    /// <summary>
    /// Writes a dry run as it comes. <c>+</c> would be made, <c>~</c> completed or written again, <c>=</c> is there and taken over,
    /// <c>!</c> waits for a person, <c>?</c> waits for something else, <c>x</c> could not be planned.
    /// </summary>
    /// <param name="flow">The flow's name, for the summary.</param>
    /// <param name="works">What would be done.</param>
    /// <param name="writer">Where it is written.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task WriteAsync(string flow, IAsyncEnumerable<PreviewedWork> works, TextWriter writer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(works);
        ArgumentNullException.ThrowIfNull(writer);
        var plans = new int[Enum.GetValues<PreviewedPlan>().Length];
        var findings = new int[Enum.GetValues<PreviewedFinding>().Length];
        await foreach (var work in works.WithCancellation(cancellationToken))
        {
            plans[(int)work.Plan]++;
            foreach (var command in work.Commands)
            {
                findings[(int)command.Finding]++;
                var there = command.Documents.Length > 0 ? $" [{command.Documents}]" : string.Empty;
                await writer.WriteLineAsync($"{Sign(command.Finding)} {work.Source}: {command.What}{there}".AsMemory(), cancellationToken);
            }

            if (work.Plan is PreviewedPlan.Park or PreviewedPlan.Wait or PreviewedPlan.Fail || work.Parked is not null)
            {
                var owner = work.Parked is { } parked ? $" ({parked.Owner.ToString().ToLowerInvariant()}: {parked.FixHint})" : string.Empty;
                await writer.WriteLineAsync($"{Sign(work)} {work.Source}: {work.Reason}{owner}".AsMemory(), cancellationToken);
            }
        }

        await writer.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{flow}: {plans.Sum()} records, {plans[(int)PreviewedPlan.Write]} to write ({findings[(int)PreviewedFinding.New]} new, {findings[(int)PreviewedFinding.Begun]} begun, {findings[(int)PreviewedFinding.There]} there already), {plans[(int)PreviewedPlan.Park]} for a person, {plans[(int)PreviewedPlan.Wait]} waiting, {plans[(int)PreviewedPlan.Nothing]} with nothing to do, {plans[(int)PreviewedPlan.Fail]} failed. Nothing was written.")
                .AsMemory(),
            cancellationToken);
    }

    private static char Sign(PreviewedFinding finding) => finding switch
    {
        PreviewedFinding.New => '+',
        PreviewedFinding.There => '=',
        PreviewedFinding.Several => '!',
        _ => '~',
    };

    private static char Sign(PreviewedWork work) => work.Plan switch
    {
        PreviewedPlan.Wait => '?',
        PreviewedPlan.Fail => 'x',
        _ => '!',
    };
}
