using Retail.Connectors.Effects;

namespace Retail.Connectors.Testing.Systems.Scenarios;

/// <summary>Something that a target must refuse.</summary>
/// <param name="Name">For the id of the case.</param>
/// <param name="Statement">What is refused, in a sentence.</param>
/// <param name="PrepareAsync">Makes the command, and what makes it impossible.</param>
internal sealed record Refusal<TCommand>(string Name, string Statement, Func<Scene, Task<TCommand>> PrepareAsync)
    where TCommand : ICommand;
