namespace Retail.Connectors.PostgreSql;

/// <summary>An effect that is begun for the first time, unless somebody else comes first.</summary>
/// <param name="Key">The effect.</param>
/// <param name="Command">What is asked.</param>
/// <param name="Flow">The flow of the work that begins it.</param>
/// <param name="Source">The record of that work.</param>
/// <param name="Fence">The fence of that work's claim.</param>
/// <param name="SendBefore">Until when a request may be sent.</param>
/// <param name="Answer">Told whether it is the first.</param>
internal sealed record BegunEffect(string Key, string Command, string Flow, string Source, long Fence, DateTime SendBefore, Action<bool> Answer);
