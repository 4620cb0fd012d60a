namespace Retail.Connectors.Testing.Systems;

/// <summary>Something that a connector cannot do, said beforehand. Without evidence it counts as broken.</summary>
/// <param name="Case">
/// The id of the case that cannot hold, see <see cref="SystemCase.Id"/>; <c>amend-order/offered</c> for a command or port that
/// is not there at all.
/// </param>
/// <param name="Words">What cannot be done and what becomes of it, one sentence for people.</param>
/// <param name="Evidence">What shows that the target itself is the reason: the name of a recording, or a line of a list of facts.</param>
public sealed record DeclaredGap(string Case, string Words, string Evidence);
