using Kayfabe.Aws.Clients;
using Kayfabe.Settings;

namespace Kayfabe.Aws.Resources;

/// <summary>
/// Asks about something that takes hours: a network that is away for a while, as after a machine slept, or a service
/// that fails, does not end the waiting. What ends it says that the thing itself goes on.
/// </summary>
/// <param name="clock">The time.</param>
/// <param name="pause">The time before the next question.</param>
/// <param name="meanwhile">What becomes of it where nobody asks, a clause.</param>
internal sealed class PatientQuestions(
    TimeProvider clock, TimeSpan pause, string meanwhile = "it goes on, and is billed until it ends")
{
    /// <summary>How long it may fail without an answer in between.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <summary>Asks until there is an answer.</summary>
    /// <param name="what">What is asked about, as in "the training job kf-1".</param>
    /// <param name="ask">The question.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="InputException">It may not be asked, or gives no answer for <see cref="Longest"/>.</exception>
    public async Task<T> Ask<T>(string what, Func<Task<T>> ask, CancellationToken cancel)
    {
        var began = clock.GetTimestamp();
        while (true)
        {
            try
            {
                return await ask().ConfigureAwait(false);
            }
            catch (Exception e) when (AwsFailures.Of(e) is { } failure
                && !(MayPass(failure) && clock.GetElapsedTime(began) < Longest))
            {
                var fault = AwsErrors.Explain(e, what)!.Faults[0];
                throw new InputException(new Fault(
                    $"{fault.Problem}; {meanwhile}",
                    $"{fault.Remedy.TrimEnd('.')}. The same command finds it again, and waits on; --target=Teardown "
                    + "ends it."));
            }
            catch (Exception e) when (AwsFailures.Of(e) is not null)
            {
                await Task.Delay(pause, clock, cancel).ConfigureAwait(false);
            }
        }
    }

    private static bool MayPass(AwsFailure failure) =>
        failure is AwsFailure.Throttled or AwsFailure.Broken or AwsFailure.Unreachable or AwsFailure.NoAnswer;
}
