using Retail.Connectors.Testing.Simulation;

namespace Retail.Connectors.Testing.Tests.WooCommerce;

/// <summary>What the simulator answers to a recorded call, in the state in which it was recorded as far as that is known.</summary>
internal static class Replayed
{
    private static readonly Lazy<Dictionary<string, SimulatedResponse>> Chained = new(() =>
    {
        var answers = new Dictionary<string, SimulatedResponse>(StringComparer.Ordinal);
        foreach (var chain in RecordedChains.All)
        {
            foreach (var (recording, answer) in RecordedChains.Replay(RecordedState.ForChain(chain), chain))
            {
                answers.TryAdd(recording.Name, answer);
            }
        }

        return answers;
    });

    public static SimulatedResponse Answer(Recording recording) => Chained.Value.TryGetValue(recording.Name, out var answer)
        ? answer
        : RecordedState.For(recording).Handle(RecordedState.Signed(recording));
}
