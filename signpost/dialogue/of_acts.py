"""What a person does by what their words do: the words behind each act are in `knowledge/language/acts.yml`."""

from __future__ import annotations

# What a person does, in the order in which it decides the intent.
INTENT_OF_ACT = {
    "of_nobody_real": "tell_symptoms",
    "expresses_anger": "tell_symptoms",
    "grieves": "tell_symptoms",
    "asks_whom": "ask_why",
    "start_over": "start_over",
    "go_back": "go_back",
    "wants_reason": "ask_why",
    "wants_plainer": "ask_why",
    "withdrawal": "withdraw_emergency",
    "gone": "withdraw_emergency",
    "wants_summary": "request_summary",
    "seeks_certainty": "seek_diagnosis",
    "doubts_doctor": "doubt_doctor",
    "asks_to_bring": "ask_next_step",
    "asks_medicine_advice": "ask_medicine_advice",
    "asks_if_worse": "ask_next_step",
    "asks_about_talk": "ask_help",
    "disputes": "dispute_summary",
    "asks_for_person": "ask_identity",
    "praises": "chat",
}
# What is only talk, where nothing is told and nothing answered; most of the words behind these acts are whole messages.
INTENT_OF_CHATTER = {
    "hails": "greet",
    "asks_about_bot": "ask_identity",
    "asks_secrecy": "ask_privacy",
    "chats": "chat",
    "cries_for_help": "unclear",
    "tells_unwell": "unclear",
    "wants_doctor": "unclear",
    "wants_advice": "ask_help",
    "asks_language": "unclear",
    "complains": "insult",
}
# What somebody asks of their own case (`knowledge/language/own_questions.yml`).
OWN_QUESTIONS = tuple(
    "asks_if_it_waits asks_to_drive asks_to_play asks_to_work asks_outlook "
    "asks_if_medicine asks_which_it_is asks_to_be_seen_sooner asks_if_catching asks_whom_to_tell "
    "asks_whom_to_see asks_if_mistaken asks_why_urgent "
    "asks_what_if_not asks_if_emergency asks_if_better asks_out_of_hours asks_for_company drives "
    "asks_if_you_tell asks_over_the_counter asks_if_food_helps asks_to_go_private "
    "asks_cost asks_if_believed fears_to_bother asks_for_a_driver asks_to_bring_along "
    "asks_until_then asks_to_ring asks_what_is_done asks_word asks_unprescribed asks_strongest "
    "asks_team_or_ambulance tells_being_hurt".split()
)
# The same for messages that tell of no symptom for certain.
INTENT_OF_TALK = {
    "help_called": "confirm_help_called",
    "nobody_else": "choose_person",
    "me_not_them": "choose_person",
    "for_self": "choose_person",
    "for_other": "choose_person",
    "complains": "insult",
    "speaks_of_pet": "out_of_scope",
    "asks_next_step": "ask_next_step",
    "asks_bot_to_call": "ask_number",
    "tells_country": "change_region",
    **dict.fromkeys(OWN_QUESTIONS, "ask_about_condition"),
    "says_died": "tell_symptoms",
    "expresses_burden": "tell_symptoms",
    "hit_hard": "tell_symptoms",
    "same_time": "give_detail",
    "to_learn": "tell_symptoms",
    "expresses_fear": "express_fear",
    "quotes": "tell_symptoms",
    "nothing_more": "deny",
    "acknowledges": "affirm",
}
# The same for messages that tell, ask and answer nothing else; "thanks, bye" leaves.
INTENT_OF_POLITENESS = {"goodbye": "goodbye", "thanks": "thank", "greeting": "greet"}
INTENT_OF_BARE_ACT = {"seeks_diagnosis": "seek_diagnosis", "correction": "dispute_summary"}
